package org.codexfield.portal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an administrator does about members: invite, give roles, hand over, end. */
class MembersIT {

    private static final String LIST = "list:members:globalFilter";

    private static Locator row(Tab tab, String text) {
        return tab.css("tbody tr").filter(new Locator.FilterOptions().setHasText(text));
    }

    private static void search(Tab tab, Hand hand, String text) {
        hand.fill(tab, tab.id(LIST), text);
        assertThat(tab.css("tbody tr")).hasCount(1);
        tab.settled();
    }

    private static void menu(Tab tab, Hand hand, String name, String entry) {
        hand.press(tab, tab.button("Actions for " + name));
        hand.press(tab, tab.css(".cf-popover:popover-open").getByText(entry));
    }

    @ParameterizedTest
    @EnumSource
    void members_areInvited(Hand hand) {
        var email = "asked-by-" + hand.word() + "@nowhere.example";
        try (var tab = SignedIn.as(SignedIn.CARL)) {
            tab.open("/");
            hand.press(tab, tab.link("Members"));
            tab.showing("Members");
            hand.press(tab, tab.link("Invite members"));
            tab.showing("Invite members");
            hand.fill(tab, tab.id("invite:addresses"), email + ", broken");
            hand.press(tab, tab.id("invite:send"));
            assertThat(tab.css(".cf-options .cf-message")).hasText("Choose at least one role.");
            hand.tick(tab, tab.page().getByLabel("Auditor"));
            hand.press(tab, tab.id("invite:send"));

            assertThat(row(tab, email)).containsText("Done");
            assertThat(row(tab, "broken")).containsText("Refused");
            People.token(email);
            hand.press(tab, tab.link("Back to the invitations"));
            hand.press(tab, tab.button("Actions for " + email));
            hand.press(tab, tab.css(".cf-popover:popover-open").getByText("Withdraw"));
            hand.press(tab, tab.css(".ui-confirmdialog-yes"));
            tab.saying("The invitation to " + email + " is withdrawn.");
            assertThat(row(tab, email)).hasCount(0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void roles_areChanged(Hand hand) {
        var name = "Rolf " + hand.word();
        var email = People.join("rolf-" + hand.word(), name, "auditor");
        try (var tab = SignedIn.as(SignedIn.CARL)) {
            tab.open("/members.xhtml");
            search(tab, hand, email);
            menu(tab, hand, name, "Change roles");
            var dialog = tab.dialog();
            hand.tick(tab, dialog.getByLabel("Auditor"));
            hand.press(tab, tab.id("rolesDialogForm:save"));
            assertThat(dialog.locator(".cf-message-error")).hasText("Choose at least one role.");
            hand.tick(tab, dialog.getByLabel("Finance"));
            hand.press(tab, tab.id("rolesDialogForm:save"));

            tab.saying("The roles of " + name + " are changed.");
            assertThat(dialog).hasCount(0);
            assertThat(row(tab, email)).containsText("Finance");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMembership_ends_andTheRolesAreHandedOver(Hand hand) {
        var name = "Otto " + hand.word();
        var heir = "Helga " + hand.word();
        var email = People.join("otto-" + hand.word(), name, "publisher");
        var heirEmail = People.join("helga-" + hand.word(), heir, "auditor");
        try (var tab = SignedIn.as(SignedIn.CARL)) {
            tab.open("/members.xhtml");
            search(tab, hand, email);
            menu(tab, hand, name, "End membership");
            hand.fill(tab, tab.id("endDialogForm:successor_input"), "");
            tab.page().keyboard().type(heir);
            var found = tab.css(".ui-autocomplete-panel:visible").getByText(heirEmail);
            found.waitFor();
            if (hand == Hand.MOUSE) {
                found.click();
            } else {
                tab.page().keyboard().press("ArrowDown");
                tab.page().keyboard().press("Enter");
            }
            hand.press(tab, tab.id("endDialogForm:end"));
            tab.saying("The membership of " + name + " has ended.");

            search(tab, hand, heirEmail);
            assertThat(row(tab, heirEmail)).containsText("Publisher");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMember_leaves(Hand hand) {
        var name = "Lea " + hand.word();
        var email = People.join("lea-" + hand.word(), name, "auditor");
        try (var tab = SignedIn.afresh(email)) {
            tab.open("/members.xhtml");
            search(tab, hand, email);
            menu(tab, hand, name, "Leave");
            assertThat(tab.dialog())
                    .containsText("You can no longer act for Meridian Health GmbH.");
            hand.press(tab, tab.id("endDialogForm:end"));

            tab.saying("You have left Meridian Health GmbH.");
            assertThat(tab.css("main")).containsText("You belong to no organisation yet");
        }
    }
}
