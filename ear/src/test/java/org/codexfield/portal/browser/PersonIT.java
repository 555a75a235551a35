package org.codexfield.portal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people do about themselves: sign in and out, accept invitations, care for passwords. */
class PersonIT {

    private static final String NEW_PASSWORD = "quiet amber harbour nine";

    private static void signIn(Tab tab, Hand hand, String email, String password) {
        hand.fill(tab, tab.id("form:email"), email);
        hand.fill(tab, tab.id("form:password"), password);
        hand.press(tab, tab.id("form:signIn"));
        tab.showing("Inbox");
    }

    private static void signOut(Tab tab, Hand hand) {
        hand.press(tab, tab.css(".cf-account"));
        hand.press(tab, tab.button("Sign out"));
        tab.showing("Sign in");
        assertThat(tab.css("main")).containsText("You are signed out.");
    }

    @ParameterizedTest
    @EnumSource
    void aPerson_signsIn_andOut(Hand hand) {
        try (var tab = Tab.anonymous()) {
            tab.open("/account.xhtml");
            tab.showing("Sign in");
            hand.fill(tab, tab.id("form:email"), SignedIn.CARL);
            hand.fill(tab, tab.id("form:password"), "wrong");
            hand.press(tab, tab.id("form:signIn"));
            tab.saying("The address or the password is wrong.");
            hand.fill(tab, tab.id("form:password"), People.PASSWORD);
            hand.press(tab, tab.id("form:signIn"));
            tab.showing("Your account");

            signOut(tab, hand);
            tab.open("/account.xhtml");
            tab.showing("Sign in");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anInvitedPerson_joins_byTheLinkInTheMail(Hand hand) {
        var email = "invited-by-" + hand.word() + "@nowhere.example";
        People.invite(People.MERIDIAN, email, "auditor");
        try (var tab = Tab.anonymous()) {
            tab.open("/invitation.xhtml#" + People.token(email));
            assertThat(tab.css("main")).containsText("Meridian Health GmbH invites " + email);
            hand.fill(tab, tab.id("form:name"), "Ivy Invited");
            hand.fill(tab, tab.id("form:password"), People.PASSWORD);
            hand.press(tab, tab.id("form:join"));

            tab.showing("Inbox");
            assertThat(tab.css(".cf-account-name")).hasText("Ivy Invited");
            assertThat(tab.css(".cf-organisation-name")).hasText("Meridian Health GmbH");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPassword_isChanged(Hand hand) {
        var email = People.join("changing-" + hand.word(), "Chris Changing", "auditor");
        try (var tab = Tab.anonymous()) {
            tab.open("/login.xhtml");
            signIn(tab, hand, email, People.PASSWORD);
            hand.press(tab, tab.css(".cf-account"));
            hand.press(tab, tab.link("Your account"));
            hand.fill(tab, tab.id("password:present"), People.PASSWORD);
            hand.fill(tab, tab.id("password:wanted"), NEW_PASSWORD);
            hand.press(tab, tab.id("password:change"));
            tab.saying("Your password is changed.");

            signOut(tab, hand);
            tab.open("/login.xhtml");
            signIn(tab, hand, email, NEW_PASSWORD);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aForgottenPassword_isSetAnew(Hand hand) {
        var email = People.join("forgetful-" + hand.word(), "Fred Forgetful", "auditor");
        try (var tab = Tab.anonymous()) {
            tab.open("/login.xhtml");
            hand.press(tab, tab.link("Forgotten your password?"));
            tab.showing("Reset your password");
            hand.fill(tab, tab.id("form:email"), email);
            hand.press(tab, tab.id("form:ask"));
            assertThat(tab.css("main")).containsText("a mail with a link is on its way");

            tab.open("/password-reset.xhtml#" + People.token(email));
            hand.fill(tab, tab.id("form:password"), NEW_PASSWORD);
            hand.press(tab, tab.id("form:reset"));
            tab.showing("Sign in");
            assertThat(tab.css("main")).containsText("Your new password is set.");
            signIn(tab, hand, email, NEW_PASSWORD);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPersonOfTwoOrganisations_acceptsInTheInbox_andSwitches(Hand hand) {
        var email = People.join("both-" + hand.word(), "Bo Both", "auditor");
        People.invite(People.GRIDWORKS, email, "auditor");
        try (var tab = Tab.anonymous()) {
            tab.open("/login.xhtml");
            signIn(tab, hand, email, People.PASSWORD);
            hand.press(tab, tab.button("Accept the invitation of Gridworks Compute"));
            tab.saying("You are a member of Gridworks Compute now.");

            tab.open("/inbox.xhtml");
            hand.press(tab, tab.css("button.cf-organisation"));
            hand.press(tab, tab.css("#organisations button:has-text('Gridworks Compute')"));
            assertThat(tab.css(".cf-organisation-name")).hasText("Gridworks Compute");
            hand.press(tab, tab.link("Members"));
            assertThat(tab.css(".cf-toolbar-title")).hasText("Members of Gridworks Compute");
        }
    }

    @ParameterizedTest
    @EnumSource
    void otherSessions_areEnded(Hand hand) {
        var email = People.join("everywhere-" + hand.word(), "Eve Everywhere", "auditor");
        try (var here = SignedIn.afresh(email);
                var there = SignedIn.afresh(email)) {
            here.open("/account.xhtml");
            hand.press(here, here.id("sessions:end"));
            here.saying("All your other sessions have ended.");

            there.open("/account.xhtml");
            there.showing("Sign in");
            here.open("/account.xhtml");
            here.showing("Your account");
        }
    }
}
