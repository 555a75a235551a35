package org.codexfield.identity.oidc;

import static com.nimbusds.jose.JWSAlgorithm.RS256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.codexfield.config.Settings;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.ProviderIsUnreachable;
import org.codexfield.identity.model.IdentityProvider.Begun;
import org.codexfield.identity.model.ProviderRefusedLogin;
import org.codexfield.identity.model.ProviderTokenIsRefused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NimbusIdentityProviderTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final RSAKey KEY = SigningKeys.rsa("k1");

    private final FakeProvider fake = new FakeProvider();
    private final NimbusIdentityProvider provider =
            new NimbusIdentityProvider(settings(Map.of("CODEXFIELD_OIDC_ROLES_CLAIM", "cf_roles")));

    private Settings settings(Map<String, String> more) {
        var all =
                new HashMap<>(
                        Map.of(
                                "CODEXFIELD_PUBLIC_URL", "https://portal.example.org",
                                "CODEXFIELD_OIDC_ISSUER", fake.issuer().toString(),
                                "CODEXFIELD_OIDC_CLIENT_ID", "codexfield",
                                "CODEXFIELD_OIDC_CLIENT_SECRET", "swordfish"));
        all.putAll(more);
        return Settings.read(all, Map.of());
    }

    @BeforeEach
    void keys() {
        fake.keysAre(new JWKSet(KEY.toPublicJWK()));
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(fake.issuer().toString())
                .audience("codexfield")
                .subject("s-1")
                .issueTime(Date.from(NOON))
                .expirationTime(Date.from(NOON.plusSeconds(300)))
                .claim("sid", "session-1")
                .claim("email", "Ann@Example.org")
                .claim("email_verified", true)
                .claim("name", "Ann Smith")
                .claim("cf_roles", List.of("acme:auditor", 7));
    }

    private static Map<String, List<String>> query(Begun begun) {
        return URLUtils.parseParameters(begun.address().getRawQuery());
    }

    private static String parameter(Begun begun, String name) {
        return query(begun).getOrDefault(name, List.of("")).get(0);
    }

    private void tokenIs(JWTClaimsSet.Builder claims) {
        var token = SigningKeys.sign(KEY, RS256, claims.build());
        fake.answer(
                "/token",
                200,
                """
                {"access_token": "a", "token_type": "Bearer", "id_token": "%s"}
                """
                        .formatted(token));
    }

    private static String answer(Begun begun) {
        return "code=c-1&state=" + parameter(begun, "state");
    }

    private static String nonce(Begun begun) {
        return parameter(begun, "nonce");
    }

    @Test
    void begin_leadsToTheProvider_withStateNonceAndChallenge() throws NoSuchAlgorithmException {
        var begun = provider.begin(NOON);
        var other = provider.begin(NOON);

        var query = query(begun);
        assertThat(begun.address().toString()).startsWith(fake.issuer() + "/auth?");
        assertThat(query)
                .containsEntry("response_type", List.of("code"))
                .containsEntry("client_id", List.of("codexfield"))
                .containsEntry("code_challenge_method", List.of("S256"))
                .containsEntry(
                        "redirect_uri", List.of("https://portal.example.org/login/callback"));
        var verifier = begun.memory().split(" ", -1)[2];
        var challenge =
                MessageDigest.getInstance("SHA-256")
                        .digest(verifier.getBytes(StandardCharsets.US_ASCII));
        assertThat(query.get("code_challenge"))
                .containsExactly(Base64.getUrlEncoder().withoutPadding().encodeToString(challenge));
        assertThat(begun.address().toString()).doesNotContain(verifier);
        assertThat(query(other).get("state")).isNotEqualTo(query.get("state"));
        assertThat(query(other).get("nonce")).isNotEqualTo(query.get("nonce"));
    }

    @Test
    void complete_tellsWhoItIs() {
        var begun = provider.begin(NOON);
        tokenIs(claims().claim("nonce", nonce(begun)));

        var login = provider.complete(begun.memory(), answer(begun), NOON);

        assertThat(login.sessionId()).isEqualTo("session-1");
        assertThat(login.person().subject()).isEqualTo("s-1");
        assertThat(login.person().name()).isEqualTo("Ann Smith");
        assertThat(login.person().verifiedEmail()).contains(new EmailAddress("ann@example.org"));
        assertThat(login.person().roles()).containsExactly("acme:auditor");
        assertThat(fake.posted("/token"))
                .contains("code=c-1", "code_verifier=" + begun.memory().split(" ", -1)[2])
                .doesNotContain("swordfish");
    }

    @Test
    void complete_isRefused_whenTheAnswerIsToAnotherLogin() {
        var begun = provider.begin(NOON);
        tokenIs(claims().claim("nonce", nonce(begun)));

        for (var answer : List.of("code=c-1&state=other", "code=c-1", "", "%%%")) {
            assertThatThrownBy(() -> provider.complete(begun.memory(), answer, NOON))
                    .isInstanceOf(ProviderRefusedLogin.class);
        }
        assertThat(fake.timesAsked("/token")).isZero();
    }

    @Test
    void complete_isRefused_whenAnotherProviderAnswers() {
        var begun = provider.begin(NOON);

        assertThatThrownBy(
                        () ->
                                provider.complete(
                                        begun.memory(),
                                        answer(begun) + "&iss=https%3A%2F%2Fevil.example",
                                        NOON))
                .isInstanceOf(ProviderRefusedLogin.class)
                .hasMessageContaining("another provider");
    }

    @Test
    void complete_isRefused_whenTheProviderSaysNo() {
        var begun = provider.begin(NOON);
        var state = parameter(begun, "state");

        assertThatThrownBy(
                        () ->
                                provider.complete(
                                        begun.memory(), "error=access_denied&state=" + state, NOON))
                .isInstanceOf(ProviderRefusedLogin.class)
                .hasMessageContaining("access_denied");
        fake.answer("/token", 400, "{\"error\": \"invalid_grant\"}");
        assertThatThrownBy(() -> provider.complete(begun.memory(), answer(begun), NOON))
                .isInstanceOf(ProviderRefusedLogin.class)
                .hasMessageContaining("invalid_grant");
    }

    @Test
    void complete_isRefused_withTheTokenOfAnotherLogin_orNone() {
        var begun = provider.begin(NOON);
        tokenIs(claims().claim("nonce", nonce(provider.begin(NOON))));
        assertThatThrownBy(() -> provider.complete(begun.memory(), answer(begun), NOON))
                .isInstanceOf(ProviderTokenIsRefused.class);

        fake.answer("/token", 200, "{\"access_token\": \"a\", \"token_type\": \"Bearer\"}");
        assertThatThrownBy(() -> provider.complete(begun.memory(), answer(begun), NOON))
                .isInstanceOf(ProviderTokenIsRefused.class);
    }

    @Test
    void anAddressThatIsNotVerified_saysNothing() {
        var begun = provider.begin(NOON);
        for (var verified : new Object[] {false, "false", "yes", 1}) {
            tokenIs(claims().claim("nonce", nonce(begun)).claim("email_verified", verified));
            assertThat(
                            provider.complete(begun.memory(), answer(begun), NOON)
                                    .person()
                                    .verifiedEmail())
                    .as("%s", verified)
                    .isEmpty();
        }
    }

    @Test
    void claims_areReadWhereItSays() {
        var mapped =
                new NimbusIdentityProvider(
                        settings(
                                Map.of(
                                        "CODEXFIELD_OIDC_EMAIL_CLAIM", "upn",
                                        "CODEXFIELD_OIDC_NAME_CLAIM", "cn")));
        var begun = mapped.begin(NOON);
        tokenIs(
                claims().claim("nonce", nonce(begun))
                        .claim("upn", "bob@example.org")
                        .claim("cn", "Bob"));

        var person = mapped.complete(begun.memory(), answer(begun), NOON).person();

        assertThat(person.verifiedEmail()).contains(new EmailAddress("bob@example.org"));
        assertThat(person.name()).isEqualTo("Bob");
        assertThat(person.roles()).isEmpty();
    }

    @Test
    void logout_leadsToTheProvider_andBack() {
        var token = SigningKeys.sign(KEY, RS256, claims().build());

        var address = provider.logout(token, NOON).orElseThrow();

        var query = URLUtils.parseParameters(address.getRawQuery());
        assertThat(address.toString()).startsWith(fake.issuer() + "/logout?");
        assertThat(query)
                .containsEntry("id_token_hint", List.of(token))
                .containsEntry(
                        "post_logout_redirect_uri",
                        List.of("https://portal.example.org/login.xhtml?problem=signed-out"));
    }

    @Test
    void aProviderThatIsAway_isNoticedAndForgiven() {
        var discovery = fake.discovery(fake.issuer().toString());
        fake.breakDown();

        assertThat(provider.answers(NOON)).isFalse();
        assertThatThrownBy(() -> provider.begin(NOON)).isInstanceOf(ProviderIsUnreachable.class);
        assertThat(provider.logout(SigningKeys.sign(KEY, RS256, claims().build()), NOON)).isEmpty();
        assertThat(fake.timesAskedForDiscovery()).as("asked within seconds").isEqualTo(1);

        fake.discoveryIs(discovery);
        assertThat(provider.answers(NOON.plusSeconds(6))).isTrue();
    }

    @Test
    void aProviderThatWentAway_isNoticedBeforeAnybodyIsLedThere() {
        provider.begin(NOON);
        fake.breakDown();

        assertThat(provider.answers(NOON.plusSeconds(10))).isTrue();
        assertThatThrownBy(() -> provider.begin(NOON.plusSeconds(20)))
                .isInstanceOf(ProviderIsUnreachable.class);
    }

    @Test
    void tokens_areCheckedWhileTheProviderIsAway_forAnHour() {
        var token =
                SigningKeys.sign(
                        KEY,
                        RS256,
                        claims().claim("typ", "Bearer")
                                .expirationTime(Date.from(NOON.plusSeconds(7200)))
                                .build());
        assertThat(provider.accessToken(token, NOON).subject()).isEqualTo("s-1");
        fake.breakDown();

        assertThat(provider.accessToken(token, NOON.plusSeconds(3000)).subject()).isEqualTo("s-1");
        assertThatThrownBy(() -> provider.accessToken(token, NOON.plusSeconds(3700)))
                .isInstanceOf(ProviderIsUnreachable.class);
    }

    @Test
    void aNewKey_isFetched_butMadeUpOnesDoNotHammerTheProvider() {
        var fresh = SigningKeys.rsa("k2");
        var claims = claims().claim("typ", "Bearer").build();
        provider.accessToken(SigningKeys.sign(KEY, RS256, claims), NOON);
        fake.keysAre(new JWKSet(List.of(KEY.toPublicJWK(), fresh.toPublicJWK())));

        var token = SigningKeys.sign(fresh, RS256, claims);
        assertThat(provider.accessToken(token, NOON.plusSeconds(6)).subject()).isEqualTo("s-1");

        for (int i = 0; i < 100; i++) {
            var forged = SigningKeys.sign(KEY, header("made-up-" + i), claims);
            assertThatThrownBy(() -> provider.accessToken(forged, NOON.plusSeconds(7)))
                    .isInstanceOf(ProviderTokenIsRefused.class);
        }
        assertThat(fake.timesAsked("/keys")).isEqualTo(2);
    }

    private static JWSHeader header(String kid) {
        return new JWSHeader.Builder(RS256).keyID(kid).build();
    }

    @Test
    void aWithdrawnKey_isRefused_tenMinutesLater() {
        var claims =
                claims().claim("typ", "Bearer")
                        .expirationTime(Date.from(NOON.plusSeconds(7200)))
                        .build();
        var token = SigningKeys.sign(KEY, RS256, claims);
        provider.accessToken(token, NOON);
        fake.keysAre(new JWKSet(SigningKeys.rsa("k2").toPublicJWK()));

        assertThatThrownBy(() -> provider.accessToken(token, NOON.plusSeconds(601)))
                .isInstanceOf(ProviderTokenIsRefused.class);
    }

    @Test
    void aDiscoveryDocument_ofAnotherIssuer_orWithoutKeys_isNotTaken() {
        for (var document :
                List.of(
                        fake.discovery("https://evil.example"),
                        fake.discovery(fake.issuer().toString()).replace("jwks_uri", "x"),
                        fake.discovery(fake.issuer().toString())
                                .replace("\"http://localhost", "\"ftp://localhost"),
                        "{}",
                        "<html>")) {
            fake.discoveryIs(document);
            var fresh = new NimbusIdentityProvider(settings(Map.of()));
            assertThat(fresh.answers(NOON)).as(document).isFalse();
        }
    }

    @Test
    void aProviderThatRedirects_isNotFollowed() {
        fake.redirect("/.well-known/openid-configuration", fake.issuer() + "/elsewhere");
        fake.answer("/elsewhere", 200, fake.discovery(fake.issuer().toString()));

        assertThat(provider.answers(NOON)).isFalse();
        assertThat(fake.timesAsked("/elsewhere")).isZero();
    }

    @Test
    void withoutAProvider_nothingIsAskedOfAnybody() {
        var none =
                new NimbusIdentityProvider(
                        Settings.read(
                                Map.of("CODEXFIELD_PUBLIC_URL", "https://portal.example.org"),
                                Map.of()));

        assertThat(none.isConfigured()).isFalse();
        assertThat(none.answers(NOON)).isFalse();
        assertThat(none.logout("x", NOON)).isEqualTo(Optional.<URI>empty());
        assertThatThrownBy(() -> none.begin(NOON)).isInstanceOf(ProviderIsUnreachable.class);
        assertThatThrownBy(() -> none.accessToken("x", NOON))
                .isInstanceOf(ProviderIsUnreachable.class);
    }
}
