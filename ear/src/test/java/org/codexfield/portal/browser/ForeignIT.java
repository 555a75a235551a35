package org.codexfield.portal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codexfield.portal.CallStory;
import org.codexfield.server.RestClient;
import org.codexfield.server.RunningPortal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Another organisation's ids in every address: nothing of it is shown, nothing is done to it. */
class ForeignIT {

    private static final Path PAGES = Path.of("../web/src/main/webapp");
    private static final Pattern NAMES_SOMETHING =
            Pattern.compile("<f:viewParam name=\"(organisation|slug|id|subject)\"");
    private static final String NORTHLIGHT = "northlight-institute";
    private static final int FOUND = 200;
    private static final int FORBIDDEN = 403;
    private static final int UNKNOWN = 404;

    /** Only an operator sees these. */
    private static final Set<String> FOR_OPERATORS = Set.of("/outbox.xhtml", "/organisation.xhtml");

    private static final RunningPortal PORTAL = RunningPortal.shared();
    private static final Approvals APPROVALS = new Approvals();
    private static final String REQUEST = APPROVALS.vouched();
    private static final String GRANT = APPROVALS.granted();
    private static final String RECEIPT = CallStory.aReceipt();
    private static final RestClient ADA = PORTAL.as(SignedIn.ADA, NORTHLIGHT, "administrator");

    /** An address and what it answers somebody from elsewhere; what is public is found. */
    private record Address(String path, int status, String insider) {

        Address(String path, int status) {
            this(path, status, SignedIn.ADA);
        }

        String page() {
            return path.substring(0, path.indexOf('?'));
        }
    }

    static List<Address> addresses() {
        var inNorthlight = "?organisation=" + NORTHLIGHT;
        return List.of(
                new Address("/members.xhtml" + inNorthlight, FORBIDDEN),
                new Address("/members.xhtml" + inNorthlight + "&status=all", FORBIDDEN),
                new Address("/invitations.xhtml" + inNorthlight, FORBIDDEN),
                new Address("/invite.xhtml" + inNorthlight, FORBIDDEN),
                new Address("/external-key.xhtml" + inNorthlight, FORBIDDEN),
                new Address("/api-keys.xhtml" + inNorthlight, FORBIDDEN),
                new Address("/api-key.xhtml" + inNorthlight, FORBIDDEN),
                new Address("/signing-keys.xhtml" + inNorthlight, FOUND),
                new Address("/organisation.xhtml?slug=" + NORTHLIGHT, FOUND),
                new Address("/organisation.xhtml?slug=harbour-university", UNKNOWN),
                new Address("/audit.xhtml" + inNorthlight, FOUND),
                new Address("/audit.xhtml?subject=" + theirs("member-joined", "subject"), FOUND),
                new Address("/receipt.xhtml?id=" + RECEIPT, UNKNOWN),
                new Address("/usage.xhtml?by=grant&grant=" + GRANT, FOUND),
                new Address("/receipts.xhtml?grant=" + GRANT, FOUND),
                new Address("/document.xhtml?id=" + theirs("organisation-approved", "id"), UNKNOWN),
                new Address("/catalogue.xhtml" + inNorthlight, FOUND),
                new Address("/capsules.xhtml" + inNorthlight, FORBIDDEN, SignedIn.STEFAN),
                new Address("/new-capsule.xhtml" + inNorthlight, FORBIDDEN, SignedIn.STEFAN),
                new Address("/offers.xhtml" + inNorthlight, FOUND),
                new Address("/offer-edit.xhtml" + inNorthlight, FORBIDDEN, SignedIn.STEFAN),
                new Address("/request.xhtml?id=" + REQUEST, UNKNOWN, Approvals.CLARA),
                new Address("/grant.xhtml?id=" + GRANT, UNKNOWN, Approvals.CLARA),
                new Address(SampleNodes.joined().page(), FOUND, SignedIn.NILS),
                new Address("/outbox.xhtml?status=all", FORBIDDEN));
    }

    private static String theirs(String command, String field) {
        var entries = ADA.get("audit-entries?command=" + command).body().path("items");
        assertThat(entries).as("what only they may know").isNotEmpty();
        return entries.path(0).path(field).asText();
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void aForeignAddress_showsNothingThatIsNotPublic(Address address) {
        try (var tab = SignedIn.as(SignedIn.CARL)) {
            assertThat(tab.open(address.path()).status()).isEqualTo(address.status());
            tab.settled();
            var main = tab.css("main").textContent();
            assertThat(main)
                    .doesNotContain("Ada Northlight", "@" + NORTHLIGHT, "registrar@", "Exception");
            if (address.status() == FOUND) {
                assertThat(tab.css("main button:visible:text-matches('Report|New')")).hasCount(0);
            } else {
                assertThat(tab.css(".cf-plain-card h1")).hasCount(1);
                assertThat(tab.css("form:has([required], textarea)")).hasCount(0);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"members", "invitations", "invite", "external-key", "api-keys", "api-key"})
    void anAddressOfNoOrganisation_isNotFound(String page) {
        try (var tab = SignedIn.as(SignedIn.CARL)) {
            var answer = tab.open("/" + page + ".xhtml?organisation=no-such-organisation");
            assertThat(answer.status()).isEqualTo(UNKNOWN);
        }
    }

    /** A page that nobody thought of here would not be refused by anybody. */
    @Test
    void everyPageThatTakesAnId_isTried() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            var takingIds =
                    files.filter(ForeignIT::takesAnId)
                            .map(file -> "/" + file.getFileName())
                            .collect(Collectors.toSet());
            assertThat(tried()).containsAll(takingIds).contains("/invite.xhtml");
            assertThat(takingIds).contains("/invite.xhtml", "/document.xhtml");
        }
    }

    private static Set<String> tried() {
        return addresses().stream().map(Address::page).collect(Collectors.toSet());
    }

    private static boolean takesAnId(Path file) {
        try {
            return file.toString().endsWith(".xhtml")
                    && NAMES_SOMETHING.matcher(Files.readString(file)).find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends what the page holds to the same page of another organisation. */
    private static void sendElsewhere(Tab tab, String form, String button) {
        tab.page()
                .evaluate(
                        "form => { const sent = document.getElementById(form);"
                                + " sent.action = sent.action.split('?')[0] + '?organisation="
                                + NORTHLIGHT
                                + "'; sent.querySelectorAll(\"[name='jakarta.faces.encodedURL']\")"
                                + ".forEach(field => field.value = sent.action); }",
                        form);
        tab.id(form + ":" + button).click();
        tab.settled();
    }

    /** Else the refusals above would prove nothing. */
    @ParameterizedTest
    @MethodSource("addresses")
    void whoBelongsThere_isLetIn(Address address) {
        if (address.status() != FOUND && !FOR_OPERATORS.contains(address.page())) {
            try (var tab = SignedIn.as(address.insider())) {
                assertThat(tab.open(address.path()).status()).isEqualTo(FOUND);
            }
        }
    }

    private static JsonNode items(String path) {
        return ADA.get("organisations/" + NORTHLIGHT + "/" + path).body().path("items");
    }

    @Test
    void anInvitationSentElsewhere_isRefused() {
        var address = "smuggled-" + Hand.MOUSE.word() + "@nowhere.example";
        try (var tab = SignedIn.as(SignedIn.CARL)) {
            tab.open("/invite.xhtml");
            tab.id("invite:addresses").fill(address);
            tab.page().getByLabel("Auditor").check();
            sendElsewhere(tab, "invite", "send");
            assertThat(tab.css("main")).containsText("No invitation was sent; 1 refused");
        }
        assertThat(items("invitations?q=" + address)).isEmpty();
    }

    @Test
    void anApiKeyIssuedElsewhere_isRefused() {
        try (var tab = SignedIn.as(SignedIn.CARL)) {
            tab.open("/api-key.xhtml");
            tab.id("key:name").fill("smuggled");
            tab.page().getByLabel("Administrator").check();
            sendElsewhere(tab, "key", "issue");
            assertThat(tab.css("#messages")).containsText("You may not");
            assertThat(tab.css(".cf-secret")).hasCount(0);
        }
        assertThat(items("api-keys?q=smuggled")).isEmpty();
    }

    @Test
    void aKeyRegisteredOrReplacedElsewhere_isRefused() {
        var before = items("keys").toString();
        try (var tab = SignedIn.as(SignedIn.CARL)) {
            tab.open("/external-key.xhtml");
            tab.id("external:publicKey").fill("z6MkehRgf7yJbgaGfYsdoAsKdBPE3dj2CYhowQdcjqSJgvVd");
            tab.id("external:proof").fill("e30.e30.e30");
            sendElsewhere(tab, "external", "register");
            assertThat(tab.css("#messages")).containsText("You may not");
        }
        assertThat(items("keys").toString()).isEqualTo(before);
    }
}
