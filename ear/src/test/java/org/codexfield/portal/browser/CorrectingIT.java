package org.codexfield.portal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.codexfield.portal.CallStory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A steward corrects a receipt in the portal; the consumer sees which one counts, and why. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorrectingIT {

    private static final String RITA = "rita@aurora-lab.example";
    private static final String FORM = "correctDialogForm:";

    private final CallStory story = new CallStory();
    private String version = "";
    private String grant = "";

    @BeforeAll
    void grantAccess() {
        version = story.published("dataset", "flowers.csv", "a,b,c".getBytes(UTF_8));
        story.offer(
                version,
                "licence \"Flowers\" version 1.0.0 permit invoke, download for purpose research");
        grant = story.grant(version);
    }

    private String called() {
        return story.called(version, "flowers.csv", grant);
    }

    /** By keyboard alone; what would count is seen before anything is done. */
    @Test
    void aSteward_amendsAReceipt_andBothSidesSeeWhichOneCounts() {
        var receipt = called();
        try (var tab = SignedIn.as(SignedIn.STEFAN)) {
            tab.open("/receipt.xhtml?id=" + receipt);
            tab.settled();
            Hand.KEYBOARD.press(tab, tab.id("act:correct"));
            assertThat(tab.dialog()).containsText("1.000005 MU become 0 MU: 1.000005 MU less.");
            Hand.reach(tab, tab.id(FORM + "kind"));
            tab.page().keyboard().press("ArrowDown");
            assertThat(tab.id(FORM + "bytes")).hasValue("5");
            tab.settled();
            Hand.KEYBOARD.fill(tab, tab.id(FORM + "bytes"), "6");
            assertThat(tab.id(FORM + "bytes-message")).not().isEmpty();
            Hand.KEYBOARD.fill(tab, tab.id(FORM + "bytes"), "0");
            assertThat(tab.id(FORM + "preview"))
                    .hasText("1.000005 MU become 1 MU: 0.000005 MU less.");
            tab.settled();
            PageChecks.looksRight(tab, "receipt-correct");
            PageChecks.lookAsUsual(tab);
            Hand.KEYBOARD.press(tab, tab.id(FORM + "correctYes"));
            assertThat(tab.id(FORM + "correctReason-message")).not().isEmpty();
            tab.settled();
            Hand.KEYBOARD.fill(tab, tab.id(FORM + "correctReason"), "Only headers were sent");
            Hand.KEYBOARD.press(tab, tab.id(FORM + "correctYes"));
            tab.saying("The receipt is corrected. This one counts now.");
            assertThat(tab.id("act:correct")).hasCount(0);
            assertThat(tab.css("section[aria-labelledby=correction-title]"))
                    .containsText("1.000005 before, 1 now");
            PageChecks.looksRight(tab, "receipt-correction");
        }
        seen(receipt);
    }

    private void seen(String receipt) {
        try (var tab = SignedIn.as(RITA)) {
            tab.open("/receipt.xhtml?id=" + receipt);
            tab.settled();
            assertThat(tab.id("act:correct")).hasCount(0);
            assertThat(tab.css("section[aria-labelledby=correction-title]"))
                    .containsText("Only headers were sent");
            PageChecks.looksRight(tab, "receipt-corrected");
            PageChecks.lookAsUsual(tab);
            tab.id("other").click();
            tab.settled();
            assertThat(tab.id("older")).hasText(receipt);
            tab.open("/receipts.xhtml?grant=" + grant.substring("grants/".length()));
            tab.settled();
            assertThat(tab.css("[id='list:receipts_data']")).containsText("Corrected by");
            PageChecks.looksRight(tab, "receipts-corrected");
        }
    }

    @Test
    void inGerman_itIsVoided() {
        var receipt = called();
        try (var tab = SignedIn.as(SignedIn.STEFAN, Tab.usual().setLocale("de-DE"))) {
            tab.open("/receipt.xhtml?id=" + receipt);
            tab.settled();
            tab.id("act:correct").click();
            assertThat(tab.dialog())
                    .containsText("Aus 1,000005 ME werden 0 ME: 1,000005 ME weniger.");
            PageChecks.isAccessible(tab);
            tab.id(FORM + "correctReason").fill("Die Blumen waren verwelkt");
            tab.id(FORM + "correctYes").click();
            tab.saying("Der Beleg ist berichtigt.");
            tab.id("older").click();
            tab.settled();
            assertThat(tab.css("section[aria-labelledby=correction-title]"))
                    .containsText("für nichtig erklärt");
        }
    }
}
