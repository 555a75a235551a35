package org.codexfield.portal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a steward does about offers: write one with mistakes and mend them, change it, close it. */
class OfferIT {

    private static final String WRONG =
            "licence \"Imaging\" version 1.0.0\npermit invoke for purpose reserch\n";

    private static Locator findings(Tab tab) {
        return tab.css("#findings > li");
    }

    @ParameterizedTest
    @EnumSource
    void anOffer_isWritten_withItsMistakesMended(Hand hand) {
        var slug = "offered-" + hand.word();
        Offered.capsule(slug);
        try (var tab = SignedIn.as(SignedIn.STEFAN)) {
            tab.open("/offers.xhtml");
            hand.press(tab, tab.css(".cf-heading-action").getByText("Make an offer"));
            tab.showing("Make an offer");
            choose(tab, hand, slug);
            assertThat(tab.id("edit:versions")).containsText("1.0.0");
            hand.fill(tab, tab.id("edit:name"), "Not a name");
            hand.fill(tab, tab.id("edit:licence"), WRONG);
            assertThat(findings(tab)).hasCount(1);
            assertThat(findings(tab)).containsText("There is no purpose “reserch”");
            assertThat(tab.css(".cf-gutter-error")).hasText("2");
            hand.press(tab, tab.button("Line 2, column 27"));
            assertThat(tab.id("edit:licence")).isFocused();
            hand.press(tab, tab.button("Write “research”"));
            assertThat(findings(tab)).hasCount(0);
            assertThat(tab.id("edit:plain")).containsText("narrower ones: Research");
            assertThat(tab.id("edit:plain")).containsText("To call it through the gateway");

            askHowMany(tab, hand);
            assertThat(tab.id("edit:name-message")).not().isEmpty();
            hand.tick(tab, tab.page().getByLabel("1.0.0"));
            assertThat(tab.id("edit:questions:0:label")).hasValue("How many people?");
            hand.fill(tab, tab.id("edit:name"), "basic");
            hand.press(tab, tab.id("edit:save"));
            assertThat(tab.id("edit:versions-message")).containsText("at least one version");
            hand.tick(tab, tab.page().getByLabel("1.0.0"));
            askForAFile(tab, hand);
            hand.press(tab, tab.id("edit:save"));

            tab.showing("Imaging").saying("The offer basic takes requests now.");
            assertThat(tab.css("main")).containsText("How many people?");
            assertThat(tab.css("main")).containsText("Takes application/pdf, image/*. At most 5");
            hand.press(tab, tab.link("1.0.0"));
            tab.showing("Scans " + slug);
        }
    }

    private static void askHowMany(Tab tab, Hand hand) {
        hand.press(tab, tab.id("edit:addQuestion"));
        assertThat(tab.id("edit:questions:1:label")).isFocused();
        hand.fill(tab, tab.id("edit:questions:1:label"), "How many people?");
        hand.press(tab, tab.button("Move question 2 up"));
        assertThat(tab.id("edit:questions:0:label")).hasValue("How many people?");
        hand.fill(tab, tab.id("edit:questions:0:most"), "many");
        hand.press(tab, tab.id("edit:save"));
        assertThat(tab.id("edit:questions:0:most-message")).hasText("Write a whole number.");
        hand.fill(tab, tab.id("edit:questions:0:most"), "200");
        hand.press(tab, tab.id("edit:save"));
    }

    private static void askForAFile(Tab tab, Hand hand) {
        hand.press(tab, tab.id("edit:addQuestion"));
        hand.fill(tab, tab.id("edit:questions:2:label"), "Is there a vote?");
        tab.id("edit:questions:2:type").selectOption("file");
        hand.fill(tab, tab.id("edit:questions:2:mediaTypes"), "pdf");
        hand.fill(tab, tab.id("edit:questions:2:most"), "5");
        hand.press(tab, tab.id("edit:save"));
        assertThat(tab.id("edit:questions:2:mediaTypes-message"))
                .containsText("a media type looks like application/pdf");
        hand.fill(tab, tab.id("edit:questions:2:mediaTypes"), "application/pdf\nimage/*");
    }

    private static void choose(Tab tab, Hand hand, String slug) {
        hand.fill(tab, tab.id("edit:capsule_input"), "");
        tab.page().keyboard().type(slug);
        var found = tab.css(".ui-autocomplete-panel:visible .ui-autocomplete-item");
        found.waitFor();
        if (hand == Hand.MOUSE) {
            found.click();
        } else {
            tab.page().keyboard().press("ArrowDown");
            tab.page().keyboard().press("Enter");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anOffer_isChanged_formatted_andClosed(Hand hand) {
        var page = Offered.offer(Offered.capsule("films-" + hand.word()), "basic");
        try (var tab = SignedIn.as(SignedIn.STEFAN)) {
            tab.open(page);
            tab.showing("Imaging, research only");
            hand.press(tab, tab.link("Change the offer"));
            tab.showing("Change the offer");
            hand.fill(
                    tab,
                    tab.id("edit:licence"),
                    "licence \"Looser terms\" version 2.0.0 permit invoke at most 5 calls per day");
            assertThat(tab.id("edit:plain")).containsText("At most 5 calls in each day (UTC)");
            hand.press(tab, tab.button("Format"));
            tab.saying("The licence is formatted.");
            assertThat(tab.id("edit:licence"))
                    .hasValue(
                            """
                            licence "Looser terms" version 2.0.0
                            permit invoke
                              at most 5 calls per day
                            """);
            hand.press(tab, tab.button("Show as ODRL"));
            assertThat(tab.dialog()).containsText("http://www.w3.org/ns/odrl.jsonld");
            tab.page().keyboard().press("Escape");
            assertThat(tab.dialog()).hasCount(0);
            hand.press(tab, tab.button("Remove stage 3"));
            hand.press(tab, tab.id("edit:save"));
            assertThat(tab.id("edit:stages-message")).containsText("the last stage must be");
            hand.press(tab, tab.id("edit:addStage"));
            hand.press(tab, tab.id("edit:save"));
            tab.showing("Looser terms").saying("The offer basic is changed.");

            hand.press(tab, tab.button("Close the offer"));
            hand.press(tab, tab.css(".ui-confirmdialog-yes"));
            tab.saying("The offer basic takes no more requests.");
            assertThat(tab.css("h1 + .cf-status")).hasText("Closed");
        }
    }
}
