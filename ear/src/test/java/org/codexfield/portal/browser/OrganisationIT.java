package org.codexfield.portal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The life of an organisation: registered by a visitor, decided on and stopped by an operator. */
class OrganisationIT {

    private static void status(Tab tab, String status) {
        assertThat(tab.css(".cf-heading .cf-status")).hasText(status);
    }

    private static void register(Tab tab, Hand hand, String name) {
        tab.open("/register.xhtml");
        hand.fill(tab, tab.id("register:name"), name);
        assertThat(tab.id("register:slug"))
                .hasValue(name.toLowerCase(Locale.ROOT).replace(' ', '-'));
        hand.tick(tab, tab.page().getByLabel("Institution"));
        hand.fill(tab, tab.id("register:contact"), "head@" + hand.word() + ".example");
        hand.press(tab, tab.id("register:send"));
        tab.showing("Thank you");
        assertThat(tab.css("main")).containsText(name + " is registered");
    }

    /** From a list that may hold many others. */
    private static void open(Tab tab, Hand hand, String list, String name) {
        hand.fill(tab, tab.id("list:" + list + ":globalFilter"), name);
        assertThat(tab.css("[id='list:" + list + "_data'] tr")).hasCount(1);
        tab.settled();
        hand.press(tab, tab.link(name));
        tab.showing(name);
    }

    private static void confirm(Tab tab, Hand hand) {
        hand.press(tab, tab.css(".ui-confirmdialog-yes"));
    }

    @ParameterizedTest
    @EnumSource
    void anOrganisation_isRegistered_approved_suspendedAndResumed(Hand hand) {
        var name = "Lakeside " + hand.word();
        try (var visitor = Tab.anonymous()) {
            register(visitor, hand, name);
        }
        try (var tab = SignedIn.as(SignedIn.OLGA)) {
            tab.open("/inbox.xhtml");
            open(tab, hand, "decisions", name);
            status(tab, "To decide");
            hand.press(tab, tab.id("decide:approve"));
            confirm(tab, hand);
            tab.saying(name + " takes part now.");
            status(tab, "Active");

            hand.press(tab, tab.id("decide:suspend"));
            hand.press(tab, tab.id("suspendDialogForm:suspendYes"));
            assertThat(tab.id("suspendDialogForm:suspendReason")).isFocused();
            hand.fill(tab, tab.id("suspendDialogForm:suspendReason"), "Papers are missing.");
            hand.press(tab, tab.id("suspendDialogForm:suspendYes"));
            tab.saying(name + " is suspended.");
            status(tab, "Suspended");
            assertThat(tab.css("main")).containsText("Papers are missing.");

            hand.press(tab, tab.id("decide:resume"));
            confirm(tab, hand);
            tab.saying(name + " takes part again.");
            status(tab, "Active");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anOrganisation_isRejected_withAReason(Hand hand) {
        var name = "Hillside " + hand.word();
        try (var visitor = Tab.anonymous()) {
            register(visitor, hand, name);
        }
        try (var tab = SignedIn.as(SignedIn.OLGA)) {
            tab.open("/organisations.xhtml?status=registered");
            open(tab, hand, "organisations", name);
            hand.press(tab, tab.id("decide:reject"));
            hand.fill(tab, tab.id("rejectDialogForm:rejectReason"), "Nobody knows it.");
            hand.press(tab, tab.id("rejectDialogForm:rejectYes"));
            tab.saying(name + " has been rejected.");
            status(tab, "Rejected");
        }
    }
}
