package org.codexfield.portal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import org.codexfield.portal.CallStory;
import org.codexfield.server.RunningPortal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From usage to its receipts, as consumer and provider see it, and what strangers do not see. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UsageIT {

    private static final String RITA = "rita@aurora-lab.example";
    private static final String LICENCE =
            "licence \"Flowers\" version 1.0.0 permit invoke, download for purpose research";
    private static final String GROUPS = "#groups tbody tr";

    private final CallStory story = new CallStory();
    private String capsule = "";
    private String grant = "";

    @BeforeAll
    void callTwice() {
        var version = story.published("dataset", "flowers.csv", "a,b,c".getBytes(UTF_8));
        capsule = version.split("/versions/", -1)[0].substring("capsules/".length());
        story.offer(version, LICENCE);
        var granted = story.grant(version);
        grant = granted.substring("grants/".length());
        story.called(version, "flowers.csv", granted);
        story.called(version, "flowers.csv", granted);
    }

    @ParameterizedTest
    @EnumSource
    void aConsumer_goesFromTheCapsule_toTheDay_toTheReceipts(Hand hand) {
        try (var tab = SignedIn.as(RITA)) {
            tab.open("/usage.xhtml?by=capsule&grant=" + grant);
            tab.settled().showing("Usage");
            PageChecks.standsAsItShould(tab);
            assertThat(tab.css(GROUPS)).hasCount(1);
            assertThat(tab.css(GROUPS + " td").nth(1)).hasText("2");
            assertThat(tab.css(".cf-chart canvas")).hasAttribute("role", "img");
            hand.press(tab, tab.css(GROUPS + " th a"));
            tab.settled();
            assertThat(tab.path()).contains("by=day", "capsule=", "grant=");
            assertThat(tab.css(GROUPS)).hasCount(1);
            PageChecks.looksRight(tab, "usage-" + hand.name());
            PageChecks.lookAsUsual(tab);
            hand.press(tab, tab.css(GROUPS + " th a"));
            tab.showing("Receipts").settled();
            assertThat(tab.css("[id='list:receipts_data'] tr")).hasCount(2);
            assertThat(tab.css(".cf-tags").first()).containsText(capsule);
            PageChecks.isAccessible(tab);
        }
    }

    @Test
    void aBar_leadsWhereItsFigureLeads() {
        try (var tab = SignedIn.as(RITA)) {
            tab.open("/usage.xhtml?by=capsule&days=7&grant=" + grant);
            tab.settled();
            var canvas = tab.css(".cf-chart canvas").boundingBox();
            // the last of seven bars ends near the right edge, and stands on the axis
            tab.page()
                    .mouse()
                    .click(canvas.x + canvas.width * 0.93, canvas.y + canvas.height * 0.6);
            tab.page().waitForURL(url -> url.contains("by=day"));
            tab.settled();
            assertThat(tab.path()).contains("capsule=");
            tab.css(".cf-chart-data summary").click();
            tab.css(".cf-chart-data td a").click();
            tab.showing("Receipts").settled();
            assertThat(tab.css("[id='list:receipts_data'] tr")).hasCount(2);
        }
    }

    @Test
    void theProvider_findsItFromTheCapsule_andFilesIt() throws IOException {
        try (var tab = SignedIn.as(SignedIn.STEFAN)) {
            tab.open("/capsule.xhtml?name=" + capsule);
            tab.settled();
            tab.link("Usage by others").click();
            tab.settled().showing("Usage");
            assertThat(tab.css("main nav.cf-views a[aria-current=page]").first())
                    .hasText("Others called of ours");
            tab.link("Grant").click();
            tab.settled();
            assertThat(tab.css(GROUPS)).containsText(new String[] {"Aurora Machine Learning Lab"});
            var file = tab.download(() -> tab.id("tableForm:csv").click());
            assertThat(Files.readString(file.path()))
                    .startsWith("day,grant,calls,refused,failed,bytes,microMu\r\n")
                    .contains(grant + ",2,0,0,");
        }
    }

    @Test
    void aPeriodOfOnesOwn_isInTheAddress_andAWrongOneIsRefused() {
        try (var tab = SignedIn.as(RITA)) {
            tab.open("/usage.xhtml?grant=" + grant);
            tab.settled();
            tab.css("#from").fill("2026-01-01");
            tab.css("#to").fill("2026-01-31");
            tab.css("form.cf-filter button").click();
            tab.settled();
            assertThat(tab.path()).contains("from=2026-01-01", "to=2026-01-31", "grant=" + grant);
            assertThat(tab.css(".cf-empty-title")).hasText("Nothing in this period");
            assertThat(tab.open("/usage.xhtml?from=2026-02-30").status()).isEqualTo(400);
            assertThat(tab.open("/usage.xhtml?from=2020-01-01&to=2026-01-01").status())
                    .isEqualTo(400);
            assertThat(tab.open("/usage.xhtml?grant=mine").status()).isEqualTo(400);
        }
    }

    @Test
    void aStranger_seesNothing_andMachinesGetTheSame() {
        try (var tab = SignedIn.as(SignedIn.CARL)) {
            for (var side : new String[] {"consumed", "provided", "served"}) {
                tab.open("/usage.xhtml?side=" + side + "&grant=" + grant);
                tab.settled();
                assertThat(tab.css(".cf-empty")).hasCount(1);
                assertThat(tab.css("main").filter(new Locator.FilterOptions().setHasText(capsule)))
                        .hasCount(0);
            }
        }
        var narrowed = "usage?by=capsule&grant=" + grant;
        var report = story.rita.get(narrowed).body();
        assertThat(report.at("/total/calls").asInt()).isEqualTo(2);
        assertThat(report.at("/groups/0/key").asText()).isEqualTo(capsule);
        assertThat(story.clara.get(narrowed + "&side=provided").body().at("/total/calls").asInt())
                .isEqualTo(2);
        var elsewhere = RunningPortal.shared().operator();
        assertThat(elsewhere.get(narrowed + "&side=provided").body().at("/total/calls").asInt())
                .isZero();
        assertThat(story.rita.get("usage?by=hour").status()).isEqualTo(400);
        assertThat(RunningPortal.shared().anonymous().get(narrowed).status()).isEqualTo(401);
    }
}
