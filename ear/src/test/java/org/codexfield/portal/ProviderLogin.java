package org.codexfield.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.codexfield.server.KeycloakServer;
import org.codexfield.server.ProviderPortal;
import org.codexfield.server.RestClient;
import org.codexfield.server.SampleOrganisations;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Sign-in and sign-out at a real Keycloak, its access tokens, and what happens without it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class ProviderLogin {

    private static final String NORTHLIGHT = "northlight-institute";
    private static final String ADA = "ada@northlight-institute.example";
    private static final String PASSWORD = SampleOrganisations.PASSWORD;
    private static final int FIRST = 1;
    private static final int LAST = Integer.MAX_VALUE;
    private static final Pattern LOGIN_FORM =
            Pattern.compile("action=\"([^\"]*login-actions[^\"]*)\"");
    private static final Pattern REFRESH = Pattern.compile("0; url=(.*)");

    private final ProviderPortal portal = ProviderPortal.shared();
    private final URI address = portal.address();
    private KeycloakServer keycloak;
    private KeycloakAdmin admin;
    private RestClient operator;
    private RestClient ada;

    @BeforeAll
    void signIn() {
        keycloak = portal.keycloak();
        admin = new KeycloakAdmin(keycloak.issuer());
        operator =
                withKey(SampleOrganisations.OPERATOR, "installation", "operator", "administrator");
        ada = withKey(ADA, NORTHLIGHT, "administrator");
    }

    private RestClient withKey(String email, String slug, String... roles) {
        return RestClient.anonymous(address)
                .withBearer(SampleOrganisations.apiKey(address, slug, email, roles));
    }

    /** Signs in by the link on the login page, with the form that Keycloak shows. */
    private Visitor signIn(String login) {
        var visitor = new Visitor(address, "/login.xhtml?return=/account.xhtml");
        assertThat(visitor.text()).contains("Sign in with single sign-on");
        visitor.open("/login/start?return=%2Faccount.xhtml").follow();
        return atProvider(visitor, login);
    }

    private Visitor atProvider(Visitor visitor, String login) {
        var form = LOGIN_FORM.matcher(visitor.text());
        assertThat(form.find()).as("Keycloak's form at %s", visitor.address()).isTrue();
        var data = new LinkedHashMap<String, String>();
        data.put("username", login);
        data.put("password", PASSWORD);
        return visitor.post(form.group(1).replace("&amp;", "&"), data).follow();
    }

    private void invite(String slug, String email) {
        operator.post(
                "organisations/" + slug + "/invitations",
                Map.of("email", email, "roles", List.of("auditor")));
    }

    @Test
    @Order(FIRST)
    void aPersonWithAnAccount_isKnownByTheVerifiedAddress() {
        var visitor = signIn("ada");

        assertThat(visitor.path()).isEqualTo("/account.xhtml");
        assertThat(visitor.text()).contains("Ada Northlight", ADA, "Administrator");
        var audit = ada.get("audit-entries?command=signed-in");
        assertThat(audit.status()).isEqualTo(200);
    }

    @Test
    void aStranger_isRefused_andToldWhy() {
        admin.addPerson("stranger", "stranger@nowhere.example", true);

        var visitor = signIn("stranger");

        assertThat(visitor.path()).isEqualTo("/login.xhtml?problem=account-is-unknown-here");
        assertThat(visitor.text()).contains("no organisation here has invited you");
        assertThat(visitor.open("/account.xhtml").status()).isEqualTo(302);
    }

    @Test
    void anAddressThatKeycloakDidNotVerify_opensNobodysAccount() {
        admin.addPerson("impostor", "clara@northlight-institute.example", false);

        var visitor = signIn("impostor");

        assertThat(visitor.path()).isEqualTo("/login.xhtml?problem=account-is-unknown-here");
    }

    @Test
    void anInvitedStranger_getsAnAccount() {
        admin.addPerson("newcomer", "newcomer@nowhere.example", true);
        invite("installation", "newcomer@nowhere.example");

        var visitor = signIn("newcomer");

        assertThat(visitor.path()).isEqualTo("/account.xhtml");
        assertThat(visitor.text())
                .contains("newcomer Tester", "You are not a member of an organisation yet.")
                .doesNotContain("Present password");
    }

    @Test
    void rolesThatKeycloakAsserts_replaceOurs() {
        var stefan = "stefan@northlight-institute.example";
        admin.addPerson("stefan", stefan, true);
        admin.assertRoles(
                "stefan",
                NORTHLIGHT + ":finance",
                NORTHLIGHT + ":operator",
                "aurora-lab:administrator");

        var visitor = signIn("stefan");

        assertThat(visitor.text()).contains("Finance").doesNotContain("Steward", "Aurora");
        var members = ada.get("organisations/" + NORTHLIGHT + "/members?q=stefan").body();
        assertThat(members.path("items").path(0).path("roles").toString())
                .isEqualTo("[\"finance\"]");
    }

    @Test
    void anAnswerToAnotherLogin_isRefused() {
        var victim = new Visitor(address, "/login.xhtml");
        victim.open("/login/start");
        var attacker = new Visitor(address, "/login.xhtml");
        attacker.open("/login/start");
        var state = Pattern.compile("state=([^&]+)");
        var foreign = state.matcher(attacker.location().orElseThrow());
        assertThat(foreign.find()).isTrue();

        victim.open("/login/callback?code=stolen&state=" + foreign.group(1));

        assertThat(victim.location().orElse("")).endsWith("/login.xhtml?problem=provider-refused");
        var without = new Visitor(address, "/login/callback?code=x&state=y");
        assertThat(without.location().orElse("")).endsWith("/login.xhtml?problem=login-stale");
    }

    @Test
    void theCallback_worksOnce() {
        var visitor = signIn("ada");
        visitor.open("/login/start").follow();
        var callback = visitor.address();

        assertThat(visitor.status()).isNotEqualTo(500);
        assertThat(callback.getPath()).isIn("/", "/index.xhtml");
        visitor.open("/login/callback?code=again&state=again");
        assertThat(visitor.location().orElse("")).endsWith("/login.xhtml?problem=login-stale");
    }

    @Test
    void signingOutHere_signsOutThere() {
        var visitor = signIn("ada");

        visitor.submit("signOut", "leave", Map.of()).follow();
        var refresh = REFRESH.matcher(visitor.header("Refresh"));
        assertThat(refresh.matches()).as(visitor.header("Refresh")).isTrue();
        visitor.open(URI.create(refresh.group(1))).follow();

        assertThat(visitor.path()).isEqualTo("/login.xhtml?problem=signed-out");
        assertThat(visitor.open("/account.xhtml").status()).isEqualTo(302);
        visitor.open("/login/start").follow();
        assertThat(visitor.text()).as("Keycloak asks again").containsPattern(LOGIN_FORM);
    }

    @Test
    void signingOutThere_endsTheSessionHere() {
        admin.addPerson("leaver", "leaver@nowhere.example", true);
        invite("installation", "leaver@nowhere.example");
        var visitor = signIn("leaver");
        var other = signIn("ada");

        admin.signOut("leaver");

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> visitor.open("/account.xhtml").status() == 302);
        assertThat(visitor.follow().text()).contains("Your session has ended.");
        assertThat(other.open("/account.xhtml").status()).isEqualTo(200);
    }

    @Test
    void aForgedLogoutToken_endsNothing() throws JOSEException {
        var visitor = signIn("ada");
        var forged = new Visitor(address, "/login.xhtml");

        for (var token : List.of("", "nonsense", forgedByAnotherKey(admin.machineToken()))) {
            forged.post("/login/backchannel-logout", Map.of("logout_token", token));
            assertThat(forged.status()).isEqualTo(400);
        }
        forged.post("/login/backchannel-logout", Map.of());
        assertThat(forged.status()).isEqualTo(400);
        forged.post("/login/backchannel-logout", Map.of("logout_token", admin.machineToken()));
        assertThat(forged.status()).as("an access token").isEqualTo(400);
        assertThat(visitor.open("/account.xhtml").status()).isEqualTo(200);
    }

    @Test
    void aProgram_actsByItsAccessToken_onceItIsInvited() {
        var token = admin.machineToken();
        var program = RestClient.anonymous(address).withBearer(token);
        // the sample organisation has invited the program's address
        var known = program.get("me");

        assertThat(known.status()).isEqualTo(200);
        assertThat(known.body().path("email").asText())
                .isEqualTo("guest@northlight-institute.example");
        assertThat(known.body().path("hasPassword").asBoolean(true)).isFalse();
        assertThat(program.get("organisations/" + NORTHLIGHT + "/members").status()).isEqualTo(403);
    }

    @Test
    void forgedAccessTokens_areRefused() throws JOSEException, ParseException {
        var genuine = admin.machineToken();
        var claims = SignedJWT.parse(genuine).getJWTClaimsSet();

        for (var token :
                Map.of(
                                "none", new PlainJWT(claims).serialize(),
                                "another key", forgedByAnotherKey(genuine),
                                "hmac", byHmac(claims),
                                "another realm", admin.tokenOfAnotherRealm(),
                                "tampered", genuine.substring(0, genuine.length() - 8) + "AAAAAAAA")
                        .entrySet()) {
            var answer = RestClient.anonymous(address).withBearer(token.getValue()).get("me");
            assertThat(answer.status()).as(token.getKey()).isEqualTo(401);
            assertThat(answer.body().path("code").asText()).isEqualTo("token-is-refused");
        }
    }

    /** No key ends within a day; so the database is told that this one did. */
    @Test
    void anApiKey_opensNothing_onceItHasExpired() throws SQLException {
        var key = withKey("rita@aurora-lab.example", "aurora-lab", "requester");
        assertThat(key.get("me").status()).isEqualTo(200);

        try (var connection = portal.connect();
                var statement = connection.createStatement()) {
            statement.executeUpdate(
                    "UPDATE identity.api_key SET expires_at = now() WHERE member_id IN"
                            + " (SELECT m.id FROM identity.member m JOIN identity.account a"
                            + " ON a.id = m.account_id WHERE a.email LIKE 'rita@%')");
        }

        assertThat(key.get("me").status()).isEqualTo(401);
    }

    private static String forgedByAnotherKey(String genuine) throws JOSEException {
        try {
            var parsed = SignedJWT.parse(genuine);
            var forged = new SignedJWT(parsed.getHeader(), parsed.getJWTClaimsSet());
            forged.sign(new RSASSASigner(new RSAKeyGenerator(2048).generate()));
            return forged.serialize();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String byHmac(JWTClaimsSet claims) throws JOSEException {
        var forged = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        forged.sign(new MACSigner(new byte[32]));
        return forged.serialize();
    }

    @Test
    @Order(LAST)
    void withoutKeycloak_passwordsGoOn_andTheLoginSaysSo() {
        var token = admin.machineToken();
        var program = RestClient.anonymous(address).withBearer(token);
        assertThat(program.get("me").status()).isEqualTo(200);
        var signedIn = signIn("ada");
        keycloak.kill();

        assertThat(signedIn.open("/account.xhtml").status()).isEqualTo(200);
        assertThat(program.get("me").status()).as("keys are known").isEqualTo(200);
        var visitor = new Visitor(address, "/login.xhtml");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .until(
                        () ->
                                visitor.open("/login.xhtml")
                                        .text()
                                        .contains("Single sign-on does not answer"));
        visitor.open("/login/start");
        assertThat(visitor.location().orElse("")).endsWith("/login.xhtml?problem=provider-down");
        visitor.open("/login.xhtml?return=/account.xhtml");
        visitor.submit("form", "signIn", Map.of("email", ADA, "password", PASSWORD)).follow();
        assertThat(visitor.text()).contains("Ada Northlight");
        signedIn.submit("signOut", "leave", Map.of()).follow();
        assertThat(signedIn.text()).contains("You are signed out.");
    }
}
