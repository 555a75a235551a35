package org.codexfield.portal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.codexfield.portal.CallStory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The logs watched: their states, and growth that is verified in the page, lies too. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogsIT {

    @BeforeAll
    void aReceipt() {
        assertThat(CallStory.aReceipt()).isNotEmpty();
    }

    private static void fetched(Tab tab) {
        assertThat(tab.css("#growth-verdict")).hasText("Fetched, not checked yet.");
        assertThat(tab.css("#growth-keys")).not().hasValue("");
    }

    @ParameterizedTest
    @EnumSource
    void whoRunsTheInstallation_seesEveryLog_andVerifiesThatItGrew(Hand hand) {
        try (var tab = SignedIn.as(SignedIn.OLGA)) {
            tab.open("/logs.xhtml");
            tab.settled().showing("Log monitor");
            PageChecks.standsAsItShould(tab);
            assertThat(tab.css("#logs tbody tr").first()).containsText("decisions");
            assertThat(tab.css("#logs")).containsText("receipts-1");
            assertThat(tab.css("#logs")).containsText("Current");
            fetched(tab);
            hand.press(tab, tab.css("#growth-go"));
            assertThat(tab.css("#growth-verdict")).hasText("Verified");
            assertThat(tab.css("#growth-checks li")).hasCount(5);
            PageChecks.looksRight(tab, "logs-" + hand.name());
            PageChecks.lookAsUsual(tab);
        }
    }

    @Test
    void aShard_isVerifiedToo_andItsCheckpointIsOneStepAway() {
        try (var tab = SignedIn.as(SignedIn.OLGA)) {
            tab.open("/logs.xhtml?origin=receipts-1");
            tab.settled();
            fetched(tab);
            tab.css("#growth-go").click();
            assertThat(tab.css("#growth-verdict")).hasText("Verified");
            tab.link("Checkpoint of receipts-1").click();
            assertThat(tab.css("body")).containsText("/logs/receipts-1");
        }
    }

    /** From the oldest of the heads to each other one. */
    @Test
    void anySizes_areVerified() {
        try (var tab = SignedIn.as(SignedIn.OLGA)) {
            tab.open("/logs.xhtml");
            tab.settled();
            fetched(tab);
            int sizes = tab.css("#growth-to option").count();
            tab.css("#growth-from")
                    .selectOption(tab.css("#growth-from option").last().getAttribute("value"));
            for (int i = 0; i < Math.min(sizes, 8); i++) {
                tab.css("#growth-to")
                        .selectOption(tab.css("#growth-to option").nth(i).getAttribute("value"));
                tab.css("#growth-fetch").click();
                fetched(tab);
                tab.css("#growth-go").click();
                assertThat(tab.css("#growth-verdict")).hasText("Verified");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"earlier", "later", "proof", "keys"})
    void whatWasAltered_isFound(String what) {
        try (var tab = SignedIn.as(SignedIn.OLGA)) {
            tab.open("/logs.xhtml");
            tab.settled();
            fetched(tab);
            var field = tab.css("#growth-" + what);
            field.fill(altered(what, field.inputValue()));
            tab.css("#growth-go").click();
            assertThat(tab.css("#growth-verdict")).hasText("Wrong");
        }
    }

    private static String altered(String what, String text) {
        return switch (what) {
            case "proof" -> text.replaceFirst("\"fromSize\": \\d+", "\"fromSize\": 1");
            case "keys" -> "";
            default -> {
                var lines = text.split("\n", -1);
                // the root: another first digit
                lines[2] = (lines[2].charAt(0) == 'A' ? 'B' : 'A') + lines[2].substring(1);
                yield String.join("\n", lines);
            }
        };
    }

    @Test
    void anAuditor_watchesToo_andOthersDoNot() {
        try (var tab = SignedIn.as("nora@northlight-institute.example")) {
            tab.open("/logs.xhtml");
            tab.showing("Log monitor");
            assertThat(tab.link("Log monitor"))
                    .hasAttribute("aria-current", Pattern.compile("page"));
        }
        try (var tab = SignedIn.as(SignedIn.STEFAN)) {
            assertThat(tab.open("/logs.xhtml").status()).isEqualTo(403);
        }
    }
}
