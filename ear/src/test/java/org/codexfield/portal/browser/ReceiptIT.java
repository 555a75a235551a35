package org.codexfield.portal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.codexfield.portal.CallStory;
import org.codexfield.portal.CapsuleMaker;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A call that the gateway served itself, as consumer and provider see it in the portal. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReceiptIT {

    private static final String RITA = "rita@aurora-lab.example";
    private static final String LICENCE =
            "licence \"Flowers\" version 1.0.0 permit invoke, download for purpose research"
                    + " at most 6 calls per year";

    private static final Duration LOGGED = Duration.ofSeconds(90);

    private final CallStory story = new CallStory();
    private String grant = "";
    private String receipt = "";

    @BeforeAll
    void call() {
        var version = story.published("dataset", "flowers.csv", "a,b,c".getBytes(UTF_8));
        story.offer(version, LICENCE);
        grant = story.grant(version);
        receipt = story.called(version, "flowers.csv", grant);
    }

    private String grantId() {
        return grant.substring("grants/".length());
    }

    private boolean isLogged() {
        var evidence = story.rita.request("receipts/" + receipt + "/evidence").GET();
        return CapsuleMaker.send(evidence).statusCode() == 200;
    }

    @Test
    void theRegister_leadsToTheReceipt_whichIsVerifiedInThePage() {
        try (var tab = SignedIn.as(RITA)) {
            tab.open("/receipts.xhtml?grant=" + grantId());
            tab.settled().showing("Receipts");
            PageChecks.standsAsItShould(tab);
            PageChecks.looksRight(tab, "receipts");
            assertThat(tab.css("[id='list:receipts_data'] tr")).hasCount(1);

            tab.open("/receipt.xhtml?id=" + receipt);
            tab.settled().showing("Receipt");
            PageChecks.standsAsItShould(tab);
            PageChecks.looksRight(tab, "receipt");
            tab.css("#verify-go").click();
            assertThat(tab.css("#verify-verdict")).hasText("Verified");
            // only once the log of decisions names the tree of the shard
            await().atMost(LOGGED).until(this::isLogged);
            var pack = tab.download(() -> tab.id("packForm:pack").click());
            Assertions.assertThat(pack.suggestedFilename())
                    .isEqualTo("receipt-" + receipt + ".zip");
        }
    }

    @Test
    void theGrant_showsWhatIsUsed_andCallsToCopy() {
        try (var tab = SignedIn.as(RITA)) {
            tab.open("/grant.xhtml?id=" + grantId());
            tab.settled();
            assertThat(tab.css("section[aria-labelledby=use-title]"))
                    .containsText("1 of 6 calls this year");
            tab.css("section[aria-labelledby=use-title] summary").click();
            assertThat(tab.css("section[aria-labelledby=use-title]")).containsText("/gateway/");
            PageChecks.isAccessible(tab);
        }
    }

    @Test
    void aStranger_seesNeitherReceiptNorSum() {
        try (var tab = SignedIn.as(SignedIn.CARL)) {
            Assertions.assertThat(tab.open("/receipt.xhtml?id=" + receipt).status()).isEqualTo(404);
            tab.open("/receipts.xhtml?grant=" + grantId());
            tab.settled();
            assertThat(tab.css("[id='list:receipts_data'] .cf-empty")).isVisible();
        }
    }
}
