package org.codexfield.portal.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.codexfield.server.RunningPortal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page, by somebody who may see it: well-formed, accessible, narrow enough, and German. The
 * portal holds what this class made and no more: a name that another test gave to something may be
 * a word of the English pages.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesIT {

    private static final String NOBODY = "";
    private static final String OLGA = SignedIn.OLGA;
    private static final String ADA = SignedIn.ADA;
    private static final String NORTHLIGHT = "?organisation=northlight-institute";

    private final RunningPortal portal = RunningPortal.untouched();
    private final Set<String> englishOnly = Texts.englishOnly();

    /**
     * @param name of its screenshots
     * @param who sees it; empty for nobody in particular
     * @param path its address
     * @param status it answers with
     * @param heading its H1
     */
    private record Sight(String name, String who, String path, int status, String heading) {

        Sight(String name, String who, String path, String heading) {
            this(name, who, path, 200, heading);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Sight> PAGES =
            List.of(
                    new Sight("login", NOBODY, "/login.xhtml", "Sign in"),
                    new Sight("setup", NOBODY, "/setup.xhtml", "Set up this installation"),
                    new Sight("invitation", NOBODY, "/invitation.xhtml", "Invitation"),
                    new Sight(
                            "password-reset-request",
                            NOBODY,
                            "/password-reset-request.xhtml",
                            "Reset your password"),
                    new Sight(
                            "password-reset",
                            NOBODY,
                            "/password-reset.xhtml",
                            "Set a new password"),
                    new Sight(
                            "register-visitor",
                            NOBODY,
                            "/register.xhtml",
                            "Register an organisation"),
                    new Sight("registered", NOBODY, "/registered.xhtml", "Thank you"),
                    new Sight("expired", NOBODY, "/expired.xhtml", "Your session has ended"),
                    new Sight("help-visitor", NOBODY, "/help.xhtml", "Help"),
                    new Sight("index", OLGA, "/", "Inbox"),
                    new Sight("inbox", ADA, "/inbox.xhtml", "Inbox"),
                    new Sight("account", ADA, "/account.xhtml", "Your account"),
                    new Sight("register", ADA, "/register.xhtml", "Register an organisation"),
                    new Sight("organisations", OLGA, "/organisations.xhtml", "Organisations"),
                    new Sight(
                            "organisation",
                            OLGA,
                            "/organisation.xhtml?slug=northlight-institute",
                            "Northlight Institute for Imaging"),
                    new Sight(
                            "organisation-to-decide",
                            OLGA,
                            "/organisation.xhtml?slug=harbour-university",
                            "Harbour University"),
                    new Sight("members", ADA, "/members.xhtml" + NORTHLIGHT, "Members"),
                    new Sight("invitations", ADA, "/invitations.xhtml" + NORTHLIGHT, "Invitations"),
                    new Sight("invite", ADA, "/invite.xhtml" + NORTHLIGHT, "Invite members"),
                    new Sight("signing-keys", ADA, "/signing-keys.xhtml", "Signing keys"),
                    new Sight(
                            "external-key",
                            ADA,
                            "/external-key.xhtml",
                            "Register a key of your own"),
                    new Sight("api-keys", ADA, "/api-keys.xhtml", "API keys"),
                    new Sight("api-key", ADA, "/api-key.xhtml", "New API key"),
                    new Sight("outbox", OLGA, "/outbox.xhtml?status=all", "Outbox"),
                    new Sight("audit", OLGA, "/audit.xhtml", "Audit trail"),
                    new Sight("log", ADA, "/log.xhtml", "Log"),
                    new Sight("logs", OLGA, "/logs.xhtml", "Log monitor"),
                    capsule("try-none", ADA, SampleCapsules.SCANS, "&tab=try"),
                    new Sight("catalogue", ADA, "/catalogue.xhtml", "Catalogue"),
                    new Sight(
                            "catalogue-narrowed",
                            SignedIn.STEFAN,
                            "/catalogue.xhtml?q=lung&purpose=research&kind=dataset",
                            "Catalogue"),
                    new Sight("catalogue-nothing", ADA, "/catalogue.xhtml?q=zzz", "Catalogue"),
                    new Sight("catalogue-visitor", NOBODY, "/catalogue.xhtml", "Catalogue"),
                    capsule("visitor", NOBODY, SampleCapsules.SCANS, ""),
                    capsule("overview", SignedIn.STEFAN, SampleCapsules.SCANS, ""),
                    capsule("terms", ADA, SampleCapsules.SCANS, "&tab=terms"),
                    capsule("lineage", ADA, SampleCapsules.SCANS, "&tab=lineage"),
                    capsule("versions", ADA, SampleCapsules.SCANS, "&tab=versions"),
                    capsule("proof", ADA, SampleCapsules.SCANS, "&tab=proof"),
                    new Sight(
                            "capsule-no-terms",
                            SignedIn.STEFAN,
                            "/capsule.xhtml?tab=terms&name=" + SampleCapsules.MODEL,
                            "Nodule detector"),
                    new Sight(
                            "capsule-draft",
                            SignedIn.STEFAN,
                            "/capsule.xhtml?name=" + SampleCapsules.DRAFT,
                            "Prompts for triage"),
                    new Sight(
                            "capsule-draft-proof",
                            SignedIn.STEFAN,
                            "/capsule.xhtml?tab=proof&name=" + SampleCapsules.DRAFT,
                            "Prompts for triage"),
                    new Sight(
                            "capsule-withdrawn",
                            ADA,
                            "/capsule.xhtml?tab=lineage&name=" + SampleCapsules.OLD,
                            "Lung CT of 2019"),
                    new Sight(
                            "capsule-unknown",
                            ADA,
                            "/capsule.xhtml?name=northlight-institute/nothing",
                            404,
                            "There is no such page"),
                    new Sight("capsules", SignedIn.STEFAN, "/capsules.xhtml", "Our capsules"),
                    new Sight(
                            "capsules-sealed",
                            SignedIn.STEFAN,
                            "/capsules.xhtml?status=sealed",
                            "Our capsules"),
                    new Sight("new-capsule", SignedIn.STEFAN, "/new-capsule.xhtml", "New capsule"),
                    publish("files"),
                    publish("about"),
                    publish("parents"),
                    publish("review"),
                    new Sight("search", ADA, "/search.xhtml?q=key", "Search"),
                    new Sight("search-capsules", ADA, "/search.xhtml?q=lung", "Search"),
                    new Sight("search-nothing", ADA, "/search.xhtml?q=zzz", "Search"),
                    new Sight("help", ADA, "/help.xhtml", "Help"),
                    new Sight(
                            "error-403",
                            SignedIn.STEFAN,
                            "/invitations.xhtml" + NORTHLIGHT,
                            403,
                            "You may not see this page"),
                    new Sight("error-404", ADA, "/nowhere.xhtml", 404, "There is no such page"),
                    new Sight("error-500", ADA, "/error/500.xhtml", "That did not work"),
                    new Sight(
                            "error-refused",
                            ADA,
                            "/audit.xhtml?subject=nonsense",
                            400,
                            "This cannot be done"));

    private static Sight publish(String step) {
        return new Sight(
                "publish-" + step,
                SignedIn.STEFAN,
                "/publish.xhtml?version=1.0.0&name=" + SampleCapsules.DRAFT + "&step=" + step,
                "Prompts for triage");
    }

    private static Sight capsule(String name, String who, String capsule, String parameters) {
        return new Sight(
                "capsule-" + name,
                who,
                "/capsule.xhtml?name=" + capsule + parameters,
                SampleCapsules.SCANS_TITLE);
    }

    private final Map<String, Tab> tabs = new HashMap<>();
    private final List<Sight> linked = new ArrayList<>();

    @BeforeAll
    void makeWhatLinksLeadTo() {
        SampleCapsules.exist();
        portal.operator()
                .post(
                        "organisations/installation/invitations",
                        Map.of("email", "seen@nowhere.example", "roles", List.of("auditor")));
        var token = portal.mail().awaitToken("seen@nowhere.example");
        linked.add(
                new Sight("invitation-open", NOBODY, "/invitation.xhtml#" + token, "Invitation"));
        portal.anonymous()
                .post("password-resets", Map.of("email", "nora@northlight-institute.example"));
        token = portal.mail().awaitToken("nora@northlight-institute.example");
        linked.add(
                new Sight(
                        "password-reset-open",
                        NOBODY,
                        "/password-reset.xhtml#" + token,
                        "Set a new password"));
        linked.addAll(approvals());
        linked.add(
                new Sight("document", OLGA, "/document.xhtml?id=" + logged(), "Logged document"));
    }

    @BeforeAll
    void makeNodes() {
        SampleCapsules.exist();
        var node = SampleNodes.hosting();
        var joined = SampleNodes.joined();
        var suspended = SampleNodes.suspended();
        linked.add(new Sight("network", SignedIn.NILS, "/network.xhtml", "Nodes"));
        linked.add(new Sight("network-suspended", OLGA, "/network.xhtml?state=suspended", "Nodes"));
        linked.add(
                new Sight(
                        "network-empty",
                        SignedIn.STEFAN,
                        "/network.xhtml?operator=aurora-lab",
                        "Nodes"));
        linked.add(new Sight("usage-empty", SignedIn.NILS, "/usage.xhtml", "Usage"));
        linked.add(new Sight("receipts-empty", SignedIn.STEFAN, "/receipts.xhtml", "Receipts"));
        linked.add(
                new Sight(
                        "receipt-unknown",
                        ADA,
                        "/receipt.xhtml?id=00000000-0000-7000-8000-000000000000",
                        404,
                        "There is no such page"));
        linked.add(new Sight("node", SignedIn.NILS, node.page(), node.heading()));
        linked.add(new Sight("node-joined", OLGA, joined.page(), joined.heading()));
        linked.add(new Sight("node-suspended", OLGA, suspended.page(), suspended.heading()));
        linked.add(
                new Sight(
                        "capsule-hosts",
                        SignedIn.STEFAN,
                        "/capsule.xhtml?tab=versions&name=" + SampleCapsules.SCANS,
                        SampleCapsules.SCANS_TITLE));
        linked.add(
                new Sight(
                        "node-unknown",
                        ADA,
                        "/node.xhtml?id=00000000-0000-7000-8000-000000000000",
                        404,
                        "There is no such page"));
    }

    @BeforeAll
    void makeAnOffer() {
        var capsule = Offered.capsule("seen-scans");
        var offer = Offered.offer(capsule, "basic");
        var steward = SignedIn.STEFAN;
        linked.add(new Sight("offer", steward, offer, "Imaging, research only"));
        linked.add(
                new Sight(
                        "offer-edit",
                        steward,
                        offer.replace("/offer.", "/offer-edit."),
                        "Change the offer"));
        linked.add(new Sight("offer-new", steward, "/offer-edit.xhtml", "Make an offer"));
        linked.add(new Sight("offers", steward, "/offers.xhtml" + NORTHLIGHT, "Offers"));
        linked.add(new Sight("offers-none", SignedIn.BEN, "/offers.xhtml", "Offers"));
    }

    /** The way from request to grant, with data and without. */
    private static List<Sight> approvals() {
        var approvals = new Approvals();
        var capsule = approvals.capsule();
        return List.of(
                new Sight(
                        "request-access",
                        Approvals.RITA,
                        "/request-access.xhtml?offer=" + approvals.offer(),
                        "Request access"),
                new Sight(
                        "request-draft",
                        Approvals.RITA,
                        "/request-access.xhtml?request=" + approvals.draftedWithFiles(),
                        "Request access"),
                new Sight(
                        "request",
                        Approvals.CLARA,
                        "/request.xhtml?id=" + approvals.changed(),
                        "Request for " + capsule),
                new Sight(
                        "request-to-vouch",
                        Approvals.SAM,
                        "/request.xhtml?id=" + approvals.submitted(),
                        "Request for " + capsule),
                new Sight(
                        "grant",
                        Approvals.RITA,
                        "/grant.xhtml?id=" + approvals.granted(),
                        "Grant of " + capsule),
                new Sight("inbox-requests", Approvals.CLARA, "/inbox.xhtml", "Inbox"),
                new Sight(
                        "inbox-nothing-overdue",
                        Approvals.CLARA,
                        "/inbox.xhtml?waiting=overdue",
                        "Inbox"),
                new Sight("grants", Approvals.CLARA, "/grants.xhtml", "Grants given"),
                new Sight("grants-empty", SignedIn.CARL, "/grants.xhtml", "Grants given"),
                new Sight("my-grants", Approvals.RITA, "/my-grants.xhtml", "Grants held"),
                new Sight("my-grants-empty", SignedIn.CARL, "/my-grants.xhtml", "Grants held"));
    }

    /** The newest entry of the audit trail that the log holds. */
    private String logged() {
        for (var entry :
                portal.operator()
                        .get("audit-entries?command=organisation-approved")
                        .body()
                        .path("items")) {
            return entry.path("id").asText();
        }
        throw new IllegalStateException("no organisation was approved");
    }

    private Stream<Sight> pages() {
        return Stream.concat(PAGES.stream(), linked.stream());
    }

    /** Whoever has opened a page goes on in the same tab: what pages share is loaded once. */
    private Tab tab(Sight sight, String locale) {
        return tabs.computeIfAbsent(
                sight.who() + " " + locale, window -> window(sight.who(), locale));
    }

    private Tab window(String who, String locale) {
        var usual = Tab.usual().setLocale(locale);
        return who.equals(NOBODY) ? Tab.at(portal.address(), usual) : SignedIn.as(who, usual);
    }

    @AfterAll
    void closeTabs() {
        tabs.values().forEach(Tab::close);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPage_isWellMade(Sight sight) {
        var tab = tab(sight, "en-GB");
        PageChecks.lookAsUsual(tab);
        assertThat(tab.open(sight.path()).status()).isEqualTo(sight.status());
        tab.settled().showing(sight.heading());

        PageChecks.standsAsItShould(tab);
        PageChecks.looksRight(tab, sight.name());
        tab.quiet();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPage_isGerman(Sight sight) {
        var tab = tab(sight, "de-DE");
        tab.open(sight.path());
        tab.settled();

        PageChecks.isGerman(tab, englishOnly);
        tab.quiet();
    }

    @Test
    void aPageThatIsNotAccessible_isFound() {
        try (var tab = Tab.anonymous()) {
            tab.open("/login.xhtml");
            tab.page().evaluate("() => document.documentElement.removeAttribute('lang')");

            assertThatThrownBy(() -> PageChecks.isAccessible(tab))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("html-has-lang: <html");
        }
    }
}
