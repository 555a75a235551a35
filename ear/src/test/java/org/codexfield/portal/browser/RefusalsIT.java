package org.codexfield.portal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What happens when something is wrong: hostile texts, missing answers, stale and foreign pages.
 */
class RefusalsIT {

    private static Locator row(Tab tab, String text) {
        return tab.css("tbody tr").filter(new Locator.FilterOptions().setHasText(text));
    }

    /** Shown as it was typed, or refused at the field; never run. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=x onerror=alert(1)>",
                "'; DROP TABLE identity.api_key; --",
                "${7*7} #{7*7} {0} %s",
                "=HYPERLINK(\"http://x\",\"y\")",
                "مفتاح اختبار",
                "\u202Eright to left\u202C",
                "bell\u0007",
                "<script>alert(1)</script>"
            })
    void aHostileName_isHarmless(String name) {
        try (var tab = SignedIn.as(SignedIn.CARL)) {
            tab.page().onDialog(dialog -> tab.complaints().add("a dialog: " + dialog.message()));
            tab.open("/api-key.xhtml");
            tab.id("key:name").fill(name);
            tab.page().getByLabel("Administrator").check();
            tab.id("key:issue").click();
            tab.settled();
            if (name.codePoints().anyMatch(c -> c == 0x202E || c == 7)) {
                assertThat(tab.id("key:name-message")).not().isEmpty();
                assertThat(tab.id("key:name")).isFocused();
                return;
            }
            assertThat(tab.css(".cf-secret-label").first()).hasText("The key " + name);
            tab.open("/api-keys.xhtml");
            assertThat(row(tab, name)).not().hasCount(0);
        }
    }

    @Test
    void aNameOfThreeHundredLetters_isCutAtAHundred() {
        try (var tab = SignedIn.as(SignedIn.CARL)) {
            tab.open("/api-key.xhtml");
            tab.page()
                    .evaluate(
                            "() =>"
                                + " document.getElementById('key:name').removeAttribute('maxlength')");
            tab.id("key:name").fill("n".repeat(300));
            tab.page().getByLabel("Administrator").check();
            tab.id("key:issue").click();
            assertThat(tab.css(".cf-secret-label").first()).hasText("The key " + "n".repeat(100));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFormWithMistakes_keepsWhatWasTyped_andSaysWhatIsWrongWhere(Hand hand) {
        try (var tab = Tab.anonymous()) {
            tab.open("/register.xhtml");
            hand.fill(tab, tab.id("register:name"), "Half Filled");
            hand.fill(tab, tab.id("register:slug"), "gridworks");
            hand.press(tab, tab.id("register:send"));

            assertThat(tab.id("register:contact")).isFocused();
            assertThat(tab.id("register:contact")).hasAttribute("aria-invalid", "true");
            assertThat(tab.id("register:contact"))
                    .hasAttribute("aria-describedby", Pattern.compile(".*contact-message.*"));
            assertThat(tab.id("register:name")).hasValue("Half Filled");
            PageChecks.isAccessible(tab);

            hand.fill(tab, tab.id("register:contact"), "somebody@nowhere.example");
            hand.tick(tab, tab.page().getByLabel("Consumer"));
            hand.press(tab, tab.id("register:send"));
            assertThat(tab.id("register:slug-message")).containsText("taken");
            assertThat(tab.id("register:slug")).isFocused();
            assertThat(tab.id("register:contact")).hasValue("somebody@nowhere.example");
        }
    }

    @Test
    void anEndedSession_leadsToAPageThatSaysSo_andBack() {
        try (var tab = SignedIn.as(SignedIn.CARL)) {
            tab.open("/invite.xhtml?organisation=meridian-health");
            forgetSession(tab);
            tab.id("invite:addresses").fill("late@nowhere.example");
            tab.id("invite:send").click();

            tab.page().waitForURL(Pattern.compile(".*/(expired|login)\\.xhtml.*"));
            assertThat(tab.css("main")).containsText("Your session has ended");
            assertThat(tab.css("main").textContent()).doesNotContain("Exception");
        }
    }

    /** As if the server had ended it. */
    private static void forgetSession(Tab tab) {
        var session =
                tab.context().cookies().stream()
                        .filter(cookie -> cookie.name.equals("codexfield"))
                        .findFirst()
                        .orElseThrow();
        session.value = "ended";
        tab.context().addCookies(List.of(session));
    }

    @Test
    void twoTabs_theSecondIsToldThatTheFirstWasFaster() {
        var name = "Tara twice-" + Hand.MOUSE.word();
        var email = People.join("tara-" + Hand.MOUSE.word(), name, "auditor");
        try (var first = SignedIn.as(SignedIn.CARL)) {
            var second = first.neighbour();
            for (var tab : List.of(first, second)) {
                tab.open("/members.xhtml");
                tab.id("list:members:globalFilter").fill(email);
                assertThat(tab.css("tbody tr")).hasCount(1);
                tab.button("Actions for " + name).click();
                tab.css(".cf-popover:popover-open").getByText("Change roles").click();
                tab.dialog().getByLabel("Finance").check();
            }
            first.id("rolesDialogForm:save").click();
            first.saying("The roles of " + name + " are changed.");
            second.id("rolesDialogForm:save").click();

            assertThat(
                            second.dialog()
                                    .locator(".ui-messages, .ui-message-error, .cf-message-error")
                                    .first())
                    .containsText(Pattern.compile("changed|meanwhile|somebody else"));
        }
    }
}
