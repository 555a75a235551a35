package org.codexfield.portal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The outbox and the log: what failed is tried again, what is proved is checked in the page. */
class EvidenceIT {

    @ParameterizedTest
    @EnumSource
    void aMessageThatFailed_isTriedAgain(Hand hand) {
        // taken by the portal, by no mail server
        People.invite(People.MERIDIAN, "two..dots-" + hand.word() + "@nowhere.example", "auditor");
        try (var tab = SignedIn.as(SignedIn.OLGA)) {
            var row =
                    tab.css("tbody tr")
                            .filter(
                                    new Locator.FilterOptions()
                                            .setHasText("The mail's address is not one"))
                            .first();
            Awaitility.await()
                    .until(
                            () -> {
                                tab.open("/outbox.xhtml");
                                return row.count() > 0;
                            });
            assertThat(row).containsText("Failed");
            hand.press(tab, row.locator("button[aria-label^='Try']"));
            tab.saying("is tried again now.");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLeaf_isVerifiedInThePage_andAForgedProofIsNot(Hand hand) {
        try (var tab = SignedIn.as(SignedIn.ADA)) {
            tab.open("/");
            hand.press(tab, tab.link("Log"));
            tab.showing("Log");
            hand.press(tab, tab.css("tbody a[href*='leaf=']").first());
            var keys = tab.css("#verify-keys");
            assertThat(keys).hasValue(Pattern.compile("^\\S+\\+[0-9a-f]{8}\\+.+"));
            hand.press(tab, tab.button("Verify in this browser"));
            assertThat(tab.css("#verify-verdict")).hasText("Verified");
            assertThat(tab.css("#verify-checks li")).hasCount(4);

            var proof = tab.css("#verify-proof");
            var forged =
                    proof.inputValue().replaceFirst("\"leafIndex\" ?: ?\\d+", "\"leafIndex\":0");
            proof.fill(forged.equals(proof.inputValue()) ? "{}" : forged);
            hand.press(tab, tab.button("Verify in this browser"));
            assertThat(tab.css("#verify-verdict")).hasText("Wrong");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLoggedDocument_isVerifiedInThePage(Hand hand) {
        try (var tab = SignedIn.as(SignedIn.OLGA)) {
            tab.open("/audit.xhtml?command=organisation-approved");
            hand.press(tab, tab.css("tbody a[href*='document.xhtml']").last());
            tab.showing("Logged document");
            assertThat(tab.css("#verify-keys"))
                    .hasValue(Pattern.compile("^\\S+\\+[0-9a-f]{8}\\+.+"));
            hand.press(tab, tab.button("Verify in this browser"));
            assertThat(tab.css("#verify-verdict")).hasText("Verified");

            var document = tab.css("#verify-document");
            document.fill(document.inputValue() + " ");
            hand.press(tab, tab.button("Verify in this browser"));
            assertThat(tab.css("#verify-verdict")).hasText("Wrong");
        }
    }
}
