package org.codexfield.portal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.codexfield.server.RunningPortal;
import org.junit.jupiter.api.Test;

/** What becomes of a grant, one or many, and who may not decide. */
class GrantsIT {

    private static final String NORTHLIGHT = "northlight-institute";
    private static final String LICENCE =
            "licence \"Imaging for ourselves\" version 1.0.0\npermit invoke for purpose research\n";

    private final Approvals approvals = new Approvals();

    @Test
    void aGrant_isSuspended_resumed_extended_andVerified() {
        var page = "/grant.xhtml?id=" + approvals.granted();
        try (var tab = SignedIn.as(Approvals.CLARA)) {
            tab.open(page);
            answer(tab, "suspend", "Under inquiry");
            tab.saying("The grant is suspended.");
            assertThat(tab.css("h1 + .cf-status")).hasText("Suspended");
            assertThat(tab.id("act:suspend")).hasCount(0);
            answer(tab, "resume", "Cleared");
            tab.saying("The grant is resumed.");
            assertThat(tab.css("h1 + .cf-status")).hasText("Active");
            extend(tab);
            assertThat(tab.css(".cf-timeline li").first()).containsText("Extended");
            assertThat(tab.css(".cf-timeline")).containsText("Under inquiry");
            verify(tab, page);
            tab.open(page + "&history=2");
            tab.link("Newer entries").click();
            assertThat(tab.css(".cf-timeline li")).hasCount(4);
        }
    }

    private static void answer(Tab tab, String what, String reason) {
        var form = what + "DialogForm:" + what;
        tab.id("act:" + what).click();
        tab.id(form + "Yes").click();
        assertThat(tab.dialog().locator(".cf-message-error")).hasCount(1);
        tab.settled();
        tab.id(form + "Reason").fill(reason);
        tab.id(form + "Yes").click();
    }

    private static void extend(Tab tab) {
        tab.id("act:extend").click();
        tab.dialog().locator(".ui-datepicker-trigger").click();
        var calendar = tab.css(".p-datepicker-panel:visible");
        var later = calendar.locator(".ui-datepicker-next:not(.ui-state-disabled)");
        while (later.count() > 0) {
            later.click();
        }
        calendar.locator("td:not(.ui-datepicker-other-month) a").last().click();
        tab.id("extendDialogForm:extendReason").fill("Goes on");
        tab.id("extendDialogForm:extendYes").click();
        tab.saying("The grant is extended.");
    }

    private static void verify(Tab tab, String page) {
        Awaitility.await()
                .until(
                        () -> {
                            tab.open(page);
                            return tab.css("#verify").count() > 0;
                        });
        assertThat(tab.css("#verify-keys")).not().isEmpty();
        tab.css("#verify-go").click();
        assertThat(tab.css("#verify-verdict")).hasText("Verified");
        var document = tab.css("#verify-document");
        document.fill(document.inputValue().replace("invoke", "derive"));
        tab.css("#verify-go").click();
        assertThat(tab.css("#verify-verdict")).hasText("Wrong");
    }

    @Test
    void manyGrants_areSuspendedAtOnce_andWhatIsRefused_isTold() {
        var suspended = approvals.granted();
        approvals.granted();
        try (var tab = SignedIn.as(Approvals.CLARA)) {
            tab.open("/grant.xhtml?id=" + suspended);
            answer(tab, "suspend", "Alone");
            tab.saying("The grant is suspended.");
            tab.open("/grants.xhtml");
            tab.id("list:grants:globalFilter").fill(approvals.capsule());
            assertThat(tab.css("[id='list:grants_data'] tr")).hasCount(2);
            tab.settled();
            for (var box : tab.css("[id='list:grants_data'] .ui-chkbox-box").all()) {
                box.click();
            }
            tab.id("list:grants:many").click();
            assertThat(tab.dialog()).containsText("2 grants are selected.");
            tab.id("manyDialogForm:manyReason").fill("All of them");
            tab.id("manyDialogForm:suspendAll").click();
            assertThat(tab.css(".cf-outcome tbody tr")).hasCount(2);
            assertThat(tab.css(".cf-outcome")).containsText("Done");
            assertThat(tab.css(".cf-outcome")).containsText("Refused");
            assertThat(tab.css("[id='list:grants_data']")).not().containsText("Active");
        }
    }

    @Test
    void whoAsked_isToldWhyTheyMayNotDecide_inTheirLanguage() {
        var ina = "ina-" + Hand.MOUSE.word() + "@" + NORTHLIGHT + ".example";
        var portal = RunningPortal.shared();
        portal.as(SignedIn.ADA, NORTHLIGHT, "administrator")
                .post(
                        "organisations/" + NORTHLIGHT + "/invitations",
                        Map.of("email", ina, "roles", List.of("requester", "compliance-officer")));
        portal.anonymous()
                .post(
                        "invitations/new-person-acceptance",
                        Map.of(
                                "token",
                                People.token(ina),
                                "name",
                                "Ina Both",
                                "password",
                                People.PASSWORD));
        portal.as(SignedIn.STEFAN, NORTHLIGHT, "steward")
                .putNew("capsules/" + approvals.capsule() + "/offers/own", offer());
        var asking = portal.as(ina, NORTHLIGHT, "requester");
        var request = asking.post("access-requests", asked()).at("/request/id").asText();
        asking.post("access-requests/" + request + "/submission", Map.of());
        try (var tab = SignedIn.as(ina)) {
            tab.open("/request.xhtml?id=" + request);
            assertThat(tab.css("#hindrance"))
                    .hasText("You made this request, so somebody else must decide.");
            assertThat(tab.id("decide:approve")).hasCount(0);
        }
        try (var tab = SignedIn.as(ina, Tab.usual().setLocale("de-DE"))) {
            tab.open("/request.xhtml?id=" + request);
            assertThat(tab.css("#hindrance")).containsText("Sie haben diesen Antrag gestellt");
        }
    }

    private static Map<String, Object> offer() {
        return Map.of(
                "licence",
                LICENCE,
                "form",
                Map.of("fields", List.of()),
                "route",
                Map.of(
                        "stages",
                        List.of(Map.of("kind", "approval", "role", "compliance-officer")),
                        "dueDays",
                        5,
                        "remindDays",
                        2,
                        "lapseDays",
                        30));
    }

    private Map<String, Object> asked() {
        return Map.of(
                "capsule", approvals.capsule(),
                "version", "1.0.0",
                "offer", "own",
                "purposes", List.of("research"),
                "actions", List.of("invoke"),
                "answers", Map.of());
    }

    @Test
    void aRequest_isForSomebodyElse_andWhatIsWrongIsToldByTheQuestion() {
        try (var tab = SignedIn.as(Approvals.RITA, Tab.usual().setLocale("de-DE"))) {
            tab.open("/request-access.xhtml?offer=" + approvals.offer());
            tab.id("request:questions:2:number").fill("500");
            tab.id("request:save").click();
            assertThat(tab.id("request:questions:2:number-message"))
                    .hasText("Die Antwort auf „How many people will use it?“ ist größer als 100.");
            tab.id("request:questions:2:number").fill("5");
            tab.id("request:beneficiary_input").pressSequentially("Sam O");
            tab.css(".ui-autocomplete-item:visible").click();
            tab.id("request:save").click();
            tab.saying("Ihr Entwurf ist gespeichert.");
            assertThat(tab.id("request:beneficiary_input"))
                    .hasValue("Sam Ortiz – sam@aurora-lab.example");
            tab.id("request:beneficiary_input").fill("");
            tab.page().keyboard().press("Tab");
            tab.id("request:save").click();
            tab.saying("Ihr Entwurf ist gespeichert.");
            assertThat(tab.id("request:beneficiary_input")).hasValue("");
        }
    }
}
