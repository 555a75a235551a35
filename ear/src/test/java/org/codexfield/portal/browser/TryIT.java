package org.codexfield.portal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.codexfield.portal.CallStory;
import org.codexfield.server.IrisModel;
import org.codexfield.server.NodeProcess;
import org.codexfield.server.RunningPortal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A version tried on its page under a grant: served, refused, and not offered to others. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TryIT {

    private static final String RITA = "rita@aurora-lab.example";
    private static final String LICENCE =
            "licence \"Flowers\" version 1.0.0 permit invoke, download for purpose research";
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int BYTES_SHOWN = 64 * 1024;

    private final CallStory story = new CallStory();
    private final NodeProcess node = NodeProcess.start(RunningPortal.shared(), "try-node");
    private String model = "";

    @BeforeAll
    void host() {
        var version = story.published("model", "model/iris.onnx", IrisModel.onnx(iris()));
        story.offer(version, LICENCE);
        story.host(version, node.id());
        story.grant(version);
        model = page(version);
        await().atMost(LIMIT)
                .until(
                        () ->
                                story.rita
                                        .get("nodes/" + node.id() + "/capsules")
                                        .body()
                                        .path("items")
                                        .findValuesAsText("held")
                                        .equals(List.of("true")));
    }

    @AfterAll
    void stop() {
        node.close();
    }

    private static byte[] iris() {
        try (InputStream in = IrisModel.class.getResourceAsStream("sample/iris.csv")) {
            return Objects.requireNonNull(in).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String page(String version) {
        var capsule = version.split("/versions/", -1)[0].substring("capsules/".length());
        return "/capsule.xhtml?name=" + capsule;
    }

    private String data(String licence, byte[] content) {
        var version = story.published("dataset", "flowers.csv", content);
        story.offer(version, licence);
        story.grant(version);
        return page(version);
    }

    private static Locator fact(Tab tab, String name) {
        return tab.css("#try-facts dt:text-is('" + name + "') + dd");
    }

    @ParameterizedTest
    @EnumSource
    void aPart_isDownloaded_andItsReceiptIsOneStepAway(Hand hand) {
        var page = data(LICENCE, "sepal,petal".getBytes(UTF_8));
        try (var tab = SignedIn.as(RITA)) {
            tab.open(page);
            tab.settled();
            hand.press(tab, tab.link("Try it"));
            tab.settled();
            var asked = new ArrayList<String>();
            tab.page().onRequest(request -> asked.add(request.url()));
            hand.press(tab, tab.id("tryForm:download"));
            assertThat(tab.css("#try-verdict")).hasText("Served");
            assertThat(tab.css("#try-answer")).hasText("sepal,petal");
            assertThat(tab.css("#try-result")).isFocused();
            assertThat(fact(tab, "Status")).hasText("200");
            assertThat(fact(tab, "MU")).hasText("1.00001");
            assertThat(tab.css("#try-cut")).isHidden();
            // neither in an address, nor in the page
            assertThat(asked).anyMatch(url -> url.contains("/gateway/"));
            assertThat(asked).noneMatch(url -> url.contains("eyJ"));
            assertThat(tab.page().content()).doesNotContain("eyJ");
            PageChecks.looksRight(tab, "capsule-try-" + hand.name());
            PageChecks.lookAsUsual(tab);
            hand.press(tab, fact(tab, "Receipt").locator("a"));
            tab.showing("Receipt").settled();
        }
    }

    @Test
    void ofALargePart_theBeginningIsShown_andNoMoreIsMoved() {
        var page = data(LICENCE, "abcdefgh".repeat(20_000).getBytes(UTF_8));
        try (var tab = SignedIn.as(RITA)) {
            tab.open(page + "&tab=try");
            tab.settled();
            tab.id("tryForm:download").click();
            assertThat(tab.css("#try-verdict")).hasText("Served");
            assertThat(fact(tab, "Status")).hasText("206");
            assertThat(tab.css("#try-cut")).isVisible();
            assertThat(tab.css("#try-answer").textContent()).hasSize(BYTES_SHOWN);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aModel_saysWhatItTakes_andAnswers(Hand hand) {
        try (var tab = SignedIn.as(RITA)) {
            tab.open(model + "&tab=try");
            tab.settled();
            hand.press(tab, tab.id("tryForm:inputs"));
            assertThat(tab.css("#try-body")).hasValue(Pattern.compile("\"shape\"[^a-z]+4"));
            hand.press(tab, tab.id("tryForm:invoke"));
            assertThat(tab.css("#try-answer")).containsText("outputs");
            assertThat(tab.css("#try-verdict")).hasText("Served");
            PageChecks.looksRight(tab, "capsule-try-model-" + hand.name());
            PageChecks.lookAsUsual(tab);
        }
    }

    @Test
    void aRefusal_saysWhy_andFromWhenOn() {
        var page = data(LICENCE + " at most 1 calls per year", "a,b".getBytes(UTF_8));
        try (var tab = SignedIn.as(RITA)) {
            tab.open(page + "&tab=try");
            tab.settled();
            tab.id("tryForm:download").click();
            assertThat(tab.css("#try-verdict")).hasText("Served");
            tab.id("tryForm:download").click();
            assertThat(tab.css("#try-verdict")).hasText("Not served");
            assertThat(fact(tab, "Why")).containsText("denied");
            assertThat(fact(tab, "Reason")).hasText("calls-are-used-up");
            assertThat(fact(tab, "Try again from")).not().isEmpty();
            assertThat(fact(tab, "Receipt").locator("a")).hasCount(1);
            assertThat(tab.complaints()).hasSize(1).allMatch(said -> said.contains("/gateway/"));
            tab.complaints().clear();
        }
    }

    @Test
    void whoRunsTheNode_seesItsCalls_andOthersSeeHowMany() {
        try (var tab = SignedIn.as(RITA)) {
            tab.open(model + "&tab=try");
            tab.settled();
            tab.id("tryForm:inputs").click();
            assertThat(tab.css("#try-verdict")).hasText("Served");
        }
        var page = "/node.xhtml?id=" + node.id();
        try (var tab = SignedIn.as(SignedIn.OLGA)) {
            tab.open(page);
            tab.settled();
            assertThat(tab.css("#calls tbody tr").first()).containsText("Not yours");
        }
        try (var tab = SignedIn.as(SignedIn.CARL)) {
            tab.open(page);
            tab.settled();
            assertThat(tab.css("#calls")).hasCount(0);
            assertThat(tab.css(".cf-facts")).containsText("median");
        }
        try (var tab = SignedIn.as(SignedIn.NILS)) {
            tab.open("/network.xhtml");
            tab.settled();
            assertThat(tab.css("[id='list:nodes_data']")).containsText("median");
            tab.open(page);
            tab.settled();
            PageChecks.looksRight(tab, "node-calls");
            PageChecks.lookAsUsual(tab);
            tab.css("#calls tbody td a[href*=receipt]").first().click();
            tab.showing("Receipt");
        }
    }

    @Test
    void whoHoldsNoGrant_isOfferedNothing() {
        for (var who : List.of(SignedIn.STEFAN, SignedIn.CARL, "sam@aurora-lab.example")) {
            try (var tab = SignedIn.as(who)) {
                tab.open(model);
                tab.settled();
                assertThat(tab.link("Try it")).hasCount(0);
                tab.open(model + "&tab=try");
                tab.settled();
                assertThat(tab.css("[data-cf-try]")).hasCount(0);
                assertThat(tab.css(".cf-empty-title")).hasText("No grant to try it with");
            }
        }
    }
}
