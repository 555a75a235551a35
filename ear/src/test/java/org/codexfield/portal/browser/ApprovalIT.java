package org.codexfield.portal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import org.codexfield.server.RunningPortal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * From request to revocation in the portal: Rita asks and Sam vouches at Aurora, Clara decides at
 * Northlight, and Carl of Meridian has no part in it.
 */
class ApprovalIT {

    private static final String WHY = "request:questions:0:text";
    private static final String PEOPLE = "request:questions:2:number";
    private static final String VOTE = "request:questions:3:file";
    private static final String FIRST_ERROR =
            "[id='request:questions:2:number-message'] .cf-message-error";

    private final Approvals approvals = new Approvals();

    @ParameterizedTest
    @EnumSource
    void access_isAskedFor_returned_changed_approved_used_andRevoked(Hand hand) throws IOException {
        rita_asks(hand);
        sam_vouches(hand);
        clara_returns(hand);
        rita_changes(hand);
        sam_vouches(hand);
        clara_approves(hand);
        rita_downloads(hand);
        clara_revokes(hand);
        try (var tab = SignedIn.as(Approvals.RITA)) {
            openGrant(tab, hand, "Grants held");
            assertThat(tab.css(".cf-heading .cf-status")).containsText("Revoked");
            assertThat(tab.id("act:credential")).hasCount(0);
            assertThat(tab.css(".cf-timeline")).containsText("Misuse");
        }
    }

    private void rita_asks(Hand hand) {
        try (var tab = SignedIn.as(Approvals.RITA)) {
            tab.open("/request-access.xhtml?offer=" + approvals.offer());
            tab.showing("Request access");
            assertThat(tab.css(".cf-terms")).containsText("Research");
            hand.fill(tab, tab.id(PEOPLE), "500");
            submit(tab, hand);
            assertThat(tab.css(FIRST_ERROR)).containsText("is more than 100");
            assertThat(tab.id("request:questions:0:text-message")).containsText("is missing");
            assertThat(tab.id("request:purposes-message")).hasText("Choose at least one purpose.");
            assertThat(tab.id(PEOPLE)).hasValue("500");

            hand.tick(tab, tab.page().getByLabel("Call it"));
            hand.tick(
                    tab,
                    tab.page().getByLabel("Research", new Page.GetByLabelOptions().setExact(true)));
            hand.fill(tab, tab.id(WHY), "To learn");
            hand.fill(tab, tab.id(PEOPLE), "3");
            hand.press(tab, tab.id("request:save"));
            tab.saying("Your draft is saved.");
            assertThat(tab.id(WHY)).hasValue("To learn");
            submit(tab, hand);
            tab.saying("Your request is handed in.");
            assertThat(tab.css(".cf-decide")).containsText("Signing official of Aurora");
        }
    }

    private static void submit(Tab tab, Hand hand) {
        hand.press(tab, tab.id("request:submit"));
        hand.press(tab, tab.css(".ui-confirmdialog-yes"));
        tab.settled();
    }

    private void sam_vouches(Hand hand) {
        try (var tab = SignedIn.as(Approvals.SAM)) {
            openRequest(tab, hand);
            assertThat(tab.id("decide:approve")).hasCount(0);
            hand.press(tab, tab.id("decide:vouch"));
            hand.fill(tab, tab.id("vouchDialogForm:vouchText"), "Ours");
            hand.press(tab, tab.id("vouchDialogForm:vouchYes"));
            tab.saying("You have signed off the request.");
        }
    }

    private void clara_returns(Hand hand) {
        try (var tab = SignedIn.as(Approvals.CLARA)) {
            openRequest(tab, hand);
            hand.press(tab, tab.id("decide:return"));
            hand.press(tab, tab.id("returnDialogForm:returnYes"));
            assertThat(tab.dialog().locator(".cf-message-error")).hasCount(1);
            hand.fill(tab, tab.id("returnDialogForm:returnText"), "How many people?");
            hand.press(tab, tab.id("returnDialogForm:returnYes"));
            tab.saying("The request is returned");
        }
    }

    private void rita_changes(Hand hand) {
        try (var tab = SignedIn.as(Approvals.RITA)) {
            openRequest(tab, hand);
            hand.press(tab, tab.link("Change the request"));
            tab.showing("Request access");
            assertThat(tab.css("main")).containsText("How many people?");
            hand.fill(tab, tab.id(PEOPLE), "12");
            submit(tab, hand);
            tab.saying("Your request is handed in.");
        }
    }

    private void clara_approves(Hand hand) {
        try (var tab = SignedIn.as(Approvals.CLARA)) {
            openRequest(tab, hand);
            assertThat(tab.css(".cf-changed")).hasCount(1);
            assertThat(tab.css(".cf-changed")).containsText("Before: 3");
            assertThat(tab.css("main")).containsText("covered");
            hand.press(tab, tab.id("decide:approve"));
            hand.fill(tab, tab.id("approveDialogForm:conditions"), "Cite us");
            hand.press(tab, tab.id("approveDialogForm:approveYes"));
            tab.saying("You have approved the request.");
            assertThat(tab.link("Open the grant")).isVisible();
        }
    }

    private void rita_downloads(Hand hand) throws IOException {
        try (var tab = SignedIn.as(Approvals.RITA)) {
            openGrant(tab, hand, "Grants held");
            assertThat(tab.css("main")).containsText("Cite us");
            var file = tab.download(() -> hand.press(tab, tab.id("act:credential")));
            assertThat(file.suggestedFilename()).endsWith(".jwt");
            var parts = Files.readString(file.path()).split("\\.", -1);
            assertThat(parts).hasSize(3);
            var payload =
                    new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            assertThat(payload).contains(approvals.capsule());
        }
    }

    private void clara_revokes(Hand hand) {
        try (var tab = SignedIn.as(Approvals.CLARA)) {
            openGrant(tab, hand, "Grants given");
            hand.press(tab, tab.id("act:revoke"));
            hand.fill(tab, tab.id("revokeDialogForm:revokeReason"), "Misuse");
            hand.press(tab, tab.id("revokeDialogForm:revokeYes"));
            tab.saying("The grant is revoked.");
            assertThat(tab.css(".cf-timeline")).containsText("Misuse");
        }
    }

    /** From the inbox, by the capsule. */
    private void openRequest(Tab tab, Hand hand) {
        tab.open("/inbox.xhtml");
        hand.fill(tab, tab.id("requests:waiting:globalFilter"), approvals.capsule());
        assertThat(tab.css("[id='requests:waiting_data'] tr")).hasCount(1);
        tab.settled();
        hand.press(tab, tab.link(approvals.capsule()));
        tab.showing("Request for " + approvals.capsule());
    }

    private void openGrant(Tab tab, Hand hand, String register) {
        tab.open("/inbox.xhtml");
        hand.press(tab, tab.link(register));
        tab.showing(register);
        hand.fill(tab, tab.id("list:grants:globalFilter"), approvals.capsule());
        assertThat(tab.css("[id='list:grants_data'] tr")).hasCount(1);
        tab.settled();
        hand.press(tab, tab.link(approvals.capsule()));
        tab.showing("Grant of " + approvals.capsule());
    }

    @Test
    void ofTwoApprovalsAtOnce_oneIsToldThatSomebodyWasFirst() {
        var id = approvals.vouched();
        try (var first = SignedIn.as(Approvals.CLARA);
                var second = SignedIn.as(Approvals.CLARA)) {
            for (var tab : new Tab[] {first, second}) {
                tab.open("/request.xhtml?id=" + id);
                tab.id("decide:approve").click();
                tab.id("approveDialogForm:approveYes").waitFor();
            }
            first.id("approveDialogForm:approveYes").click();
            first.saying("You have approved the request.");
            second.id("approveDialogForm:approveYes").click();
            assertThat(second.id("approveDialogForm:approveDialogMessages"))
                    .containsText("Somebody changed this since you opened it.");
        }
    }

    @Test
    void whoMayNotDecide_isOfferedNothing_andWhoHasNoPart_seesNothing() {
        var id = approvals.vouched();
        try (var tab = SignedIn.as(SignedIn.CARL)) {
            assertThat(tab.open("/request.xhtml?id=" + id).status()).isEqualTo(404);
        }
        try (var tab = SignedIn.as(Approvals.STEFAN)) {
            tab.open("/request.xhtml?id=" + id);
            assertThat(tab.css(".cf-decide button")).hasCount(0);
            assertThat(tab.css(".cf-decide")).containsText("Compliance officer of Northlight");
        }
        try (var tab = SignedIn.as(Approvals.SAM)) {
            tab.open("/request.xhtml?id=" + id);
            assertThat(tab.css(".cf-decide button")).hasCount(0);
        }
    }

    @Test
    void anInternalComment_isNotShownToTheOtherOrganisation() {
        var id = approvals.vouched();
        try (var tab = SignedIn.as(Approvals.CLARA)) {
            tab.open("/request.xhtml?id=" + id);
            tab.id("comment:text").fill("Careful with this one");
            tab.id("comment:internal").check();
            tab.id("comment:send").click();
            tab.saying("Your comment is added.");
            assertThat(tab.css(".cf-timeline-internal")).containsText("Careful with this one");
        }
        try (var tab = SignedIn.as(Approvals.RITA)) {
            tab.open("/request.xhtml?id=" + id);
            assertThat(tab.css(".cf-timeline")).containsText("Signed off");
            assertThat(tab.css("main").textContent()).doesNotContain("Careful with this one");
        }
    }

    @Test
    void files_areAttached_takenOut_handedIn_changed_andFetched() throws IOException {
        var id = approvals.drafted();
        attaches(id);
        approvals.signOff(id);
        approvals.giveBack(id);
        changesTheVote(id);
        approvals.signOff(id);
        try (var tab = SignedIn.as(Approvals.CLARA)) {
            tab.open("/request.xhtml?id=" + id);
            assertThat(tab.css(".cf-answers .cf-changed")).containsText("second.pdf");
            assertThat(tab.css(".cf-answers .cf-changed .cf-before")).containsText("vote.pdf");
            assertThat(tab.css("#others")).containsText("plan.txt");
            assertThat(tab.css("#others .cf-changed")).hasCount(0);
            var first = tab.css(".cf-timeline").getByLabel("Save vote.pdf to disk");
            var fetched = tab.download(() -> Hand.MOUSE.press(tab, first));
            assertThat(Files.readString(fetched.path())).isEqualTo("vote.pdf");
        }
        whoHasNoPart_fetchesNothing(id);
    }

    private static void attaches(String id) throws IOException {
        try (var tab = SignedIn.as(Approvals.RITA)) {
            tab.open("/request-access.xhtml?request=" + id);
            tab.id(WHY).fill("To learn more");
            tab.css("#upload-vote").setInputFiles(file("vote.html", "text/html"));
            assertThat(tab.css(".cf-upload-reason")).containsText("takes application/pdf");
            tab.css("#upload-vote").setInputFiles(file("vote.pdf", "application/pdf"));
            assertThat(tab.id(VOTE)).containsText("vote.pdf");
            tab.css("#upload-others")
                    .setInputFiles(
                            new FilePayload[] {
                                file("notes.txt", "text/plain"), file("plan.txt", "text/plain")
                            });
            assertThat(tab.id("request:file")).containsText("plan.txt");
            tab.settled();
            Hand.KEYBOARD.press(tab, tab.button("Remove notes.txt"));
            tab.saying("notes.txt is removed.");
            assertThat(tab.id("request:file")).not().containsText("notes.txt");
            assertThat(tab.id(WHY)).hasValue("To learn more");
            submit(tab, Hand.KEYBOARD);
            tab.saying("Your request is handed in.");
            var fetched =
                    tab.download(
                            () ->
                                    Hand.KEYBOARD.press(
                                            tab,
                                            tab.css(".cf-answers")
                                                    .getByLabel("Save vote.pdf to disk")));
            assertThat(Files.readString(fetched.path())).isEqualTo("vote.pdf");
            tab.complaints().removeIf(complaint -> complaint.contains("/request-attachments"));
        }
    }

    private static FilePayload file(String name, String type) {
        return new FilePayload(name, type, name.getBytes(StandardCharsets.UTF_8));
    }

    private static void changesTheVote(String id) {
        try (var tab = SignedIn.as(Approvals.RITA)) {
            tab.open("/request-access.xhtml?request=" + id);
            assertThat(tab.css("main")).containsText("Another vote, please");
            tab.css("#upload-vote").setInputFiles(file("second.pdf", "application/pdf"));
            assertThat(tab.id(VOTE)).containsText("second.pdf");
            assertThat(tab.id(VOTE)).not().containsText("vote.pdf");
            tab.settled();
            submit(tab, Hand.MOUSE);
            tab.saying("Your request is handed in.");
        }
    }

    private static void whoHasNoPart_fetchesNothing(String id) {
        var address =
                RunningPortal.shared().address() + "/request-attachments?request=" + id + "&name=";
        try (var tab = SignedIn.as(SignedIn.CARL)) {
            var request = tab.context().request();
            assertThat(request.get(address + "plan.txt").status()).isEqualTo(404);
            assertThat(request.get(address + "..%2Fplan.txt").status()).isEqualTo(400);
        }
        try (var tab = SignedIn.as(Approvals.RITA)) {
            var answer =
                    tab.context()
                            .request()
                            .put(
                                    address + "&field=&path=a.txt&type=text/plain",
                                    RequestOptions.create()
                                            .setHeader("Origin", "https://elsewhere.example")
                                            .setHeader("Sec-Fetch-Site", "cross-site")
                                            .setData(new byte[] {1}));
            assertThat(answer.status()).isEqualTo(403);
        }
    }

    @Test
    void theInbox_isGoneThroughByKeys() {
        approvals.vouched();
        try (var tab = SignedIn.as(Approvals.CLARA)) {
            tab.open("/inbox.xhtml");
            tab.id("requests:waiting:globalFilter").fill(approvals.capsule());
            assertThat(tab.css("[id='requests:waiting_data'] tr")).hasCount(1);
            tab.settled();
            tab.css("#page-title").focus();
            tab.page().keyboard().press("j");
            assertThat(tab.link(approvals.capsule())).isFocused();
            tab.page().keyboard().press("Enter");
            tab.showing("Request for " + approvals.capsule());
        }
    }
}
