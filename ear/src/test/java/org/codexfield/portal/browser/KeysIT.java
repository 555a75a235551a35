package org.codexfield.portal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.codexfield.server.RunningPortal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Signing keys and API keys, made and ended. */
class KeysIT {

    private final RunningPortal portal = RunningPortal.shared();

    private static Locator rows(Tab tab, String text) {
        return tab.css("tbody tr").filter(new Locator.FilterOptions().setHasText(text));
    }

    private static void confirm(Tab tab, Hand hand) {
        hand.press(tab, tab.css(".ui-confirmdialog-yes"));
    }

    @ParameterizedTest
    @EnumSource
    void aSigningKey_isReplaced_andReportedAsCompromised(Hand hand) {
        try (var tab = SignedIn.as(SignedIn.CARL)) {
            tab.open("/");
            hand.press(tab, tab.link("Signing keys"));
            tab.showing("Signing keys").settled();
            int compromised = rows(tab, "Compromised").count();
            int retired = rows(tab, "Retired").count();
            hand.press(tab, tab.button("New key"));
            confirm(tab, hand);
            tab.saying("The new key is");
            assertThat(rows(tab, "Retired")).hasCount(retired + 1);

            hand.press(tab, rows(tab, "Active").getByText("Report"));
            hand.fill(tab, tab.id("compromiseDialogForm:confirmation"), "nonsense");
            hand.press(tab, tab.id("compromiseDialogForm:report"));
            assertThat(tab.dialog().locator(".cf-message-error"))
                    .hasText("Type exactly meridian-health.");
            hand.fill(tab, tab.id("compromiseDialogForm:confirmation"), "meridian-health");
            hand.press(tab, tab.id("compromiseDialogForm:report"));
            tab.saying("is reported as compromised.");
            assertThat(rows(tab, "Compromised")).hasCount(compromised + 1);
            assertThat(rows(tab, "Active")).hasCount(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anApiKey_isShownOnce_works_andIsRevoked(Hand hand) {
        var name = "Report <b>by</b> " + hand.word();
        try (var tab = SignedIn.as(SignedIn.CARL)) {
            tab.open("/");
            hand.press(tab, tab.link("API keys"));
            hand.press(tab, tab.link("New API key"));
            tab.showing("New API key");
            hand.fill(tab, tab.id("key:name"), name);
            hand.tick(tab, tab.page().getByLabel("Administrator"));
            hand.press(tab, tab.id("key:issue"));
            var secret = tab.css(".cf-secret code").first().textContent();
            assertThat(opens(secret)).isEqualTo(200);

            hand.press(tab, tab.link("I have stored it"));
            tab.showing("API keys");
            assertThat(rows(tab, name)).containsText("Active");
            assertThat(tab.page().content()).doesNotContain(secret);
            tab.page().goBack();
            tab.settled();
            assertThat(tab.page().content()).as("shown once").doesNotContain(secret);

            tab.open("/api-keys.xhtml");
            hand.press(tab, tab.button("Revoke " + name));
            confirm(tab, hand);
            tab.saying(name + " is revoked.");
            assertThat(opens(secret)).isEqualTo(401);
        }
    }

    private int opens(String secret) {
        return portal.anonymous().withBearer(secret).get("me").status();
    }
}
