package org.codexfield.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.codexfield.server.RestClient;
import org.codexfield.server.RunningPortal;
import org.codexfield.server.SampleOrganisations;
import org.junit.jupiter.api.Test;

/** Sign-in by password, sessions, API keys: what opens, and what does not. */
class LoginIT {

    private static final String SLUG = "gridworks";
    private static final String NILS = "nils@gridworks.example";
    private static final String DORA = "dora@gridworks.example";
    private static final String PASSWORD = SampleOrganisations.PASSWORD;
    private static final String SESSION = "codexfield";

    private final RunningPortal portal = RunningPortal.shared();

    private Visitor visitor(String path) {
        return new Visitor(portal.address(), path);
    }

    private Visitor signedIn(String email) {
        var visitor = visitor("/login.xhtml?return=/account.xhtml");
        visitor.submit("form", "signIn", Map.of("email", email, "password", PASSWORD));
        assertThat(visitor.status()).isEqualTo(302);
        return visitor.follow();
    }

    @Test
    void aProtectedPage_leadsToTheLogin_andBack() {
        var visitor = visitor("/account.xhtml");

        assertThat(visitor.location()).contains("/login.xhtml?return=%2Faccount.xhtml");
        visitor.follow();
        visitor.submit("form", "signIn", Map.of("email", NILS, "password", PASSWORD)).follow();

        assertThat(visitor.path()).isEqualTo("/account.xhtml");
        assertThat(visitor.text()).contains("Nils Berg", NILS, "Gridworks Compute");
    }

    @Test
    void theSession_getsAnotherId_atTheLogin_andTheOldOneOpensNothing() {
        var visitor = visitor("/login.xhtml");
        var before = visitor.cookie(SESSION);

        visitor.submit("form", "signIn", Map.of("email", NILS, "password", PASSWORD));

        assertThat(before).isNotEmpty();
        assertThat(visitor.cookie(SESSION)).isNotEqualTo(before);
        assertThat(visitor.headers("Set-Cookie"))
                .anySatisfy(
                        cookie ->
                                assertThat(cookie)
                                        .startsWith(SESSION + "=")
                                        .containsIgnoringCase("HttpOnly")
                                        .containsIgnoringCase("SameSite=Lax"));
        var thief = visitor("/login.xhtml");
        thief.setCookie(SESSION, before);
        assertThat(thief.open("/account.xhtml").status()).isEqualTo(302);
    }

    @Test
    void aWrongPassword_andAnUnknownAddress_areToldTheSame() {
        var wrong =
                visitor("/login.xhtml")
                        .submit("form", "signIn", Map.of("email", NILS, "password", "nonsense"));
        var unknown =
                visitor("/login.xhtml")
                        .submit(
                                "form",
                                "signIn",
                                Map.of("email", "nobody@nowhere.example", "password", "nonsense"));

        for (var answer : List.of(wrong, unknown)) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).contains("The address or the password is wrong.");
            assertThat(answer.text()).doesNotContain("nonsense");
        }
    }

    @Test
    void twentyWrongPasswords_blockTheAccount_evenForTheRightOne() {
        var email = "locked@gridworks.example";
        join(email);
        var visitor = visitor("/login.xhtml");
        for (int i = 0; i < 20; i++) {
            visitor.submit("form", "signIn", Map.of("email", email, "password", "wrong " + i));
            assertThat(visitor.status()).isEqualTo(200);
        }

        visitor.submit("form", "signIn", Map.of("email", email, "password", PASSWORD));

        assertThat(visitor.status()).isEqualTo(200);
        assertThat(visitor.text()).contains("Too many failed attempts");
        assertThat(signedIn(NILS).status()).isEqualTo(200);
        assertThat(statusWithPassword(email)).as("by Basic").isEqualTo(429);
    }

    /** The usual client would wait until it is let in again. */
    private int statusWithPassword(String email) {
        var pair = (email + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
        var request =
                HttpRequest.newBuilder(
                                portal.address()
                                        .resolve("/api/v1/organisations/" + SLUG + "/api-keys"))
                        .header(
                                "Authorization",
                                "Basic " + Base64.getEncoder().encodeToString(pair))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build();
        return HttpClient.newHttpClient()
                .sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .join()
                .statusCode();
    }

    @Test
    void aTamperedSession_opensNothing() {
        var visitor = signedIn(NILS);
        var genuine = visitor.cookie(SESSION);
        var last = genuine.charAt(genuine.length() - 1);
        var first = genuine.charAt(0) == 'A' ? 'B' : 'A';

        for (var tampered :
                List.of(
                        first + genuine.substring(1),
                        "",
                        "../../etc/passwd",
                        "' OR '1'='1",
                        "x".repeat(4_000),
                        String.valueOf(last))) {
            visitor.setCookie(SESSION, tampered);
            assertThat(visitor.open("/account.xhtml").status()).as(tampered).isEqualTo(302);
        }
        visitor.setCookie(SESSION, genuine);
        assertThat(visitor.open("/account.xhtml").status()).isEqualTo(200);
    }

    @Test
    void aPartOfAPage_isLedToTheLogin_asAPart() {
        var visitor = visitor("/login.xhtml").ask("/account.xhtml");

        assertThat(visitor.status()).isEqualTo(200);
        assertThat(visitor.text())
                .contains("<partial-response><redirect url=\"/login.xhtml?return=");
    }

    @Test
    void theLogin_leadsToNoOtherHost() {
        for (var evil :
                List.of(
                        "https://evil.example/",
                        "//evil.example/",
                        "/\\evil.example",
                        "javascript:alert(1)")) {
            var visitor = visitor("/login.xhtml?return=" + Visitor.encoded(evil));
            visitor.submit("form", "signIn", Map.of("email", NILS, "password", PASSWORD));
            assertThat(visitor.location().orElse(""))
                    .as(evil)
                    .matches("(http://localhost:[0-9]+)?/");
        }
    }

    @Test
    void signingOut_endsTheSession_andNeedsTheForm() {
        var visitor = signedIn(NILS);
        var session = visitor.cookie(SESSION);
        var form = visitor.hidden("signOut");
        form.remove("jakarta.faces.ViewState");
        form.put("signOut:leave", "x");

        visitor.post("/account.xhtml", form);
        assertThat(visitor.open("/account.xhtml").status()).as("forged").isEqualTo(200);

        visitor.submit("signOut", "leave", Map.of()).follow();
        assertThat(visitor.text()).contains("You are signed out.");
        visitor.setCookie(SESSION, session);
        assertThat(visitor.open("/account.xhtml").status()).as("signed out").isEqualTo(302);
    }

    @Test
    void aNewPassword_endsTheOtherSessions_andNotThisOne() {
        var email = "changing@gridworks.example";
        join(email);
        var here = signedIn(email);
        var elsewhere = signedIn(email);

        here.submit(
                "password",
                "change",
                Map.of("present", "nonsense", "wanted", "another good password"));
        assertThat(here.text()).contains("The address or the password is wrong.");
        assertThat(elsewhere.open("/account.xhtml").status()).isEqualTo(200);

        here.submit(
                "password",
                "change",
                Map.of("present", PASSWORD, "wanted", "another good password"));
        here.follow();

        assertThat(here.text()).contains("Your password is changed.");
        assertThat(elsewhere.open("/account.xhtml").status()).isEqualTo(302);
    }

    @Test
    void endingOtherSessions_keepsThisOne() {
        var email = "careless@gridworks.example";
        join(email);
        var here = signedIn(email);
        var elsewhere = signedIn(email);

        here.submit("sessions", "end", Map.of()).follow();

        assertThat(here.text()).contains("All your other sessions have ended.");
        assertThat(here.open("/account.xhtml").status()).isEqualTo(200);
        assertThat(elsewhere.open("/account.xhtml").status()).isEqualTo(302);
    }

    @Test
    void aForgottenPassword_isReset_byTheMailedLink_once() {
        var email = "forgetful@gridworks.example";
        join(email);
        var visitor = visitor("/password-reset-request.xhtml");
        visitor.submit("form", "ask", Map.of("email", email));
        assertThat(visitor.text()).contains("a mail with a link is on its way");
        var token = portal.mail().awaitToken(email);

        visitor.open("/password-reset.xhtml");
        visitor.submit("open", "go", Map.of("token", token)).follow();
        visitor.submit("form", "reset", Map.of("password", "short"));
        assertThat(visitor.text()).contains("shorter than 12 characters");
        visitor.submit("form", "reset", Map.of("password", "remember this one")).follow();
        assertThat(visitor.text()).contains("Your new password is set.");
        visitor.submit("form", "signIn", Map.of("email", email, "password", "remember this one"));
        assertThat(visitor.status()).isEqualTo(302);

        var again = visitor("/password-reset.xhtml");
        again.submit("open", "go", Map.of("token", token)).follow();
        again.submit("form", "reset", Map.of("password", "a thief's password"));
        assertThat(again.text()).contains("unknown, already used or expired");
    }

    @Test
    void anInvitation_isAccepted_byTheMailedLink() {
        var email = "invited@gridworks.example";
        portal.as(DORA, SLUG, "administrator")
                .post(
                        "organisations/" + SLUG + "/invitations",
                        Map.of("email", email, "roles", List.of("auditor")));
        var visitor = visitor("/invitation.xhtml");
        visitor.submit("open", "go", Map.of("token", portal.mail().awaitToken(email))).follow();

        assertThat(visitor.text()).contains("Gridworks Compute", email);
        visitor.submit("form", "join", Map.of("name", "Ida Invited", "password", PASSWORD));

        assertThat(visitor.open("/account.xhtml").text())
                .contains("Ida Invited", "Gridworks Compute", "Auditor");
    }

    @Test
    void theApi_takesNoSession() {
        var visitor = signedIn(DORA);

        assertThat(visitor.open("/api/v1/me").status()).isEqualTo(401);
        assertThat(visitor.open("/api/v1/organisations/" + SLUG + "/members").status())
                .isEqualTo(401);
    }

    @Test
    void anApiKey_opensNothing_onceRevoked() {
        var dora = portal.as(DORA, SLUG, "administrator");
        var issued =
                portal.anonymous()
                        .withPassword(DORA, PASSWORD)
                        .post("organisations/" + SLUG + "/api-keys", keyDraft());
        var key = portal.anonymous().withBearer(issued.path("secret").asText());
        assertThat(key.get("me").status()).isEqualTo(200);

        dora.delete("organisations/" + SLUG + "/api-keys/" + issued.path("id").asText());

        assertRefused(key);
    }

    @Test
    void madeUpBearers_areRefused_whereNobodyNeedsOneToo() {
        var unsigned =
                new PlainJWT(
                                new JWTClaimsSet.Builder()
                                        .subject("x")
                                        .audience("codexfield")
                                        .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                                        .build())
                        .serialize();

        for (var token : List.of("cfk_" + "A".repeat(43), "cfk_", "nonsense", unsigned)) {
            assertRefused(portal.anonymous().withBearer(token));
        }
        assertThat(portal.anonymous().get("organisations").status()).isEqualTo(200);
    }

    @Test
    void aRefusal_isTheOnlyAnswer_andLeavesNoErrorInTheServersLog() throws IOException {
        int before = Files.readString(portal.log()).length();

        assertRefused(portal.anonymous().withBearer("nonsense"));

        assertThat(Files.readString(portal.log()).substring(before))
                .doesNotContain("UT010019", "already committed");
    }

    private static void assertRefused(RestClient client) {
        for (var path : List.of("me", "organisations")) {
            var answer = client.get(path);
            assertThat(answer.status()).as(path).isEqualTo(401);
            assertThat(answer.body().path("code").asText()).isEqualTo("token-is-refused");
        }
    }

    @Test
    void aPassword_isTakenForMakingAnApiKey_andForNothingElse() {
        var nils = portal.anonymous().withPassword(NILS, PASSWORD);
        var draft = keyDraft("node-operator");

        assertThat(nils.tryPost("organisations/" + SLUG + "/api-keys", draft).status())
                .isEqualTo(201);
        assertThat(nils.get("organisations/" + SLUG + "/api-keys").status()).isEqualTo(401);
        assertThat(nils.get("me").status()).isEqualTo(401);
        assertThat(nils.tryPost("organisations/" + SLUG + "/keys", Map.of()).status())
                .isEqualTo(401);
        assertThat(nils.tryPost("organisations/aurora-lab/api-keys", draft).status())
                .isEqualTo(403);
        assertThat(
                        portal.anonymous()
                                .withPassword(NILS, "nonsense")
                                .tryPost("organisations/" + SLUG + "/api-keys", draft)
                                .status())
                .isEqualTo(401);
    }

    private static Map<String, Object> keyDraft(String... scopes) {
        return Map.of(
                "name",
                "test",
                "scopes",
                scopes.length == 0 ? List.of("administrator") : List.of(scopes),
                "expiresAt",
                Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS).toString());
    }

    private void join(String email) {
        portal.as(DORA, SLUG, "administrator")
                .post(
                        "organisations/" + SLUG + "/invitations",
                        Map.of("email", email, "roles", List.of("auditor")));
        portal.anonymous()
                .post(
                        "invitations/new-person-acceptance",
                        Map.of(
                                "token",
                                portal.mail().awaitToken(email),
                                "name",
                                "Test Person",
                                "password",
                                PASSWORD));
    }
}
