package org.codexfield.identity.oidc;

import static com.nimbusds.jose.JWSAlgorithm.ES256;
import static com.nimbusds.jose.JWSAlgorithm.EdDSA;
import static com.nimbusds.jose.JWSAlgorithm.RS256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.identity.oidc.SigningKeys.sign;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.codexfield.identity.model.ProviderTokenIsRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forged, stale and misdirected tokens of all three kinds, and those that hold. */
class TokenCheckTest {

    private static final String ISSUER = "https://idp.example.org/realms/codexfield";
    private static final String CLIENT = "codexfield";
    private static final String NONCE = "nonce-of-this-login";
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final RSAKey KEY = SigningKeys.rsa("k1");
    private static final RSAKey STRANGER = SigningKeys.rsa("k1");

    private final TokenCheck check = checkWith(KEY);

    private static TokenCheck checkWith(JWK... keys) {
        var set = new JWKSet(List.of(keys));
        return new TokenCheck(
                ISSUER, CLIENT, (kid, now) -> Optional.ofNullable(set.getKeyByKeyId(kid)));
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(CLIENT)
                .subject("s-1")
                .issueTime(Date.from(NOON))
                .expirationTime(Date.from(NOON.plusSeconds(300)));
    }

    private static JWTClaimsSet.Builder idClaims() {
        return claims().claim("nonce", NONCE).claim("typ", "ID");
    }

    private static JWTClaimsSet.Builder accessClaims() {
        return claims().claim("typ", "Bearer").claim("azp", "codexfield-machine");
    }

    private static JWTClaimsSet.Builder logoutClaims() {
        return claims().claim("sid", "session-1")
                .jwtID("j-1")
                .claim(
                        "events",
                        Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
    }

    private static String signed(JWTClaimsSet.Builder claims) {
        return sign(KEY, RS256, claims.build());
    }

    private void assertEveryKindRefuses(Consumer<JWTClaimsSet.Builder> change, String why) {
        var id = idClaims();
        var access = accessClaims();
        var logout = logoutClaims();
        List.of(id, access, logout).forEach(change);
        assertRefused(() -> check.idToken(signed(id), NONCE, NOON), why);
        assertRefused(() -> check.accessToken(signed(access), NOON), why);
        assertRefused(() -> check.logoutToken(signed(logout), NOON), why);
    }

    private static void assertRefused(Runnable call, String why) {
        assertThatThrownBy(call::run)
                .isInstanceOf(ProviderTokenIsRefused.class)
                .hasMessageContaining(why);
    }

    @Test
    void honestTokens_hold() {
        assertThat(check.idToken(signed(idClaims()), NONCE, NOON).getSubject()).isEqualTo("s-1");
        assertThat(check.accessToken(signed(accessClaims()), NOON).getSubject()).isEqualTo("s-1");
        assertThat(check.logoutToken(signed(logoutClaims()), NOON).getJWTID()).isEqualTo("j-1");
    }

    @Test
    void ellipticCurveSignatures_hold() {
        var p256 = SigningKeys.ec("p", Curve.P_256);
        var ed = SigningKeys.ed25519("e");
        var both = checkWith(p256, ed);

        assertThat(both.accessToken(sign(p256, ES256, accessClaims().build()), NOON)).isNotNull();
        assertThat(both.accessToken(sign(ed, EdDSA, accessClaims().build()), NOON)).isNotNull();
    }

    @Test
    void tamperedClaims_areRefused_underEveryAlgorithm() {
        var p256 = SigningKeys.ec("p", Curve.P_256);
        var ed = SigningKeys.ed25519("e");
        var all = checkWith(KEY, p256, ed);

        for (var token :
                List.of(
                        sign(KEY, RS256, accessClaims().build()),
                        sign(p256, ES256, accessClaims().build()),
                        sign(ed, EdDSA, accessClaims().build()))) {
            var parts = token.split("\\.", -1);
            var other = accessClaims().subject("s-2").build().toPayload().toBase64URL();
            assertRefused(
                    () -> all.accessToken(parts[0] + "." + other + "." + parts[2], NOON),
                    "not signed by the key");
        }
    }

    @Test
    void algorithmNone_isRefused() {
        var unsigned = new PlainJWT(accessClaims().build()).serialize();
        var stripped = signed(accessClaims()).replaceFirst("\\.[^.]*$", ".");

        assertRefused(() -> check.accessToken(unsigned, NOON), "no signed token");
        assertRefused(() -> check.accessToken(stripped, NOON), "");
        assertRefused(() -> check.idToken(unsigned, NONCE, NOON), "no signed token");
        assertRefused(() -> check.logoutToken(unsigned, NOON), "no signed token");
    }

    /** The classic: the public key, which everybody has, taken for the secret of an HMAC. */
    @Test
    void hmacByThePublicKey_isRefused() throws JOSEException {
        var secret = KEY.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
        var token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("k1").build(),
                        accessClaims().build());
        token.sign(new MACSigner(secret));

        assertRefused(() -> check.accessToken(token.serialize(), NOON), "algorithm");
    }

    @Test
    void algorithmsThatAreNotListed_areRefused() {
        for (var algorithm : Set.of(JWSAlgorithm.RS512, JWSAlgorithm.PS256)) {
            assertRefused(
                    () -> check.accessToken(sign(KEY, algorithm, accessClaims().build()), NOON),
                    "algorithm");
        }
        var p384 = SigningKeys.ec("p", Curve.P_384);
        assertRefused(
                () ->
                        checkWith(p384)
                                .accessToken(
                                        sign(p384, JWSAlgorithm.ES384, accessClaims().build()),
                                        NOON),
                "algorithm");
    }

    @Test
    void aKeyOfTheRightName_inTheWrongHands_isRefused() {
        var forged = sign(STRANGER, RS256, accessClaims().build());

        assertRefused(() -> check.accessToken(forged, NOON), "not signed by the key");
    }

    @Test
    void unknownAndMissingKeyNames_areRefused() {
        var unknown = new JWSHeader.Builder(RS256).keyID("k2").build();
        var missing = new JWSHeader(RS256);

        assertRefused(
                () -> check.accessToken(sign(KEY, unknown, accessClaims().build()), NOON),
                "names no key");
        assertRefused(
                () -> check.accessToken(sign(KEY, missing, accessClaims().build()), NOON),
                "names no key");
    }

    @Test
    void aKeyThatTheTokenBringsAlong_isNotTaken() {
        var header = new JWSHeader.Builder(RS256).keyID("k1").jwk(STRANGER.toPublicJWK()).build();

        assertRefused(
                () -> check.accessToken(sign(STRANGER, header, accessClaims().build()), NOON),
                "not signed by the key");
    }

    @Test
    void aKeyForEncryption_signsNothing() {
        var encryption = new RSAKey.Builder(KEY).keyUse(KeyUse.ENCRYPTION).build();

        assertRefused(
                () -> checkWith(encryption).accessToken(signed(accessClaims()), NOON),
                "not signed by the key");
    }

    @Test
    void criticalParameters_areRefused() {
        var header =
                new JWSHeader.Builder(RS256).keyID("k1").criticalParams(Set.of("exp2")).build();
        var token = sign(KEY, header, accessClaims().build());

        assertRefused(() -> check.accessToken(token, NOON), "critical");
    }

    @Test
    void anotherIssuer_isRefused() {
        for (var issuer :
                new String[] {
                    "https://evil.example", ISSUER + "/", ISSUER.toUpperCase(Locale.ROOT)
                }) {
            assertEveryKindRefuses(claims -> claims.issuer(issuer), "another issuer");
        }
        assertEveryKindRefuses(claims -> claims.issuer(null), "another issuer");
    }

    @Test
    void anotherAudience_isRefused_evenIfTheTokenWasIssuedToThisClient() {
        assertEveryKindRefuses(claims -> claims.audience("account"), "another audience");
        assertEveryKindRefuses(claims -> claims.audience(List.of()), "another audience");
        assertRefused(
                () ->
                        check.accessToken(
                                signed(accessClaims().audience("account").claim("azp", CLIENT)),
                                NOON),
                "another audience");
    }

    @Test
    void expiry_isExact_butForAMinute() {
        var expired = Date.from(NOON.minusSeconds(60));
        var justValid = Date.from(NOON.minusSeconds(59));

        assertEveryKindRefuses(claims -> claims.expirationTime(expired), "expired");
        assertThat(check.accessToken(signed(accessClaims().expirationTime(justValid)), NOON))
                .isNotNull();
    }

    @Test
    void tokensWithoutExpiry_areRefused() {
        assertRefused(
                () -> check.accessToken(signed(accessClaims().expirationTime(null)), NOON),
                "does not expire");
        assertRefused(
                () -> check.idToken(signed(idClaims().expirationTime(null)), NONCE, NOON),
                "does not expire");
    }

    @Test
    void tokensOfTheFuture_areRefused_butForAMinute() {
        var later = Date.from(NOON.plusSeconds(61));
        var soon = Date.from(NOON.plusSeconds(60));

        assertEveryKindRefuses(claims -> claims.notBeforeTime(later), "not valid yet");
        assertEveryKindRefuses(claims -> claims.issueTime(later), "future");
        assertThat(
                        check.accessToken(
                                signed(accessClaims().notBeforeTime(soon).issueTime(soon)), NOON))
                .isNotNull();
    }

    @Test
    void aClockOffByAnHour_refusesEverything() {
        for (var off : List.of(Duration.ofHours(1), Duration.ofHours(-1))) {
            var now = NOON.plus(off);
            assertRefused(() -> check.idToken(signed(idClaims()), NONCE, now), "");
            assertRefused(() -> check.accessToken(signed(accessClaims()), now), "");
            assertRefused(() -> check.logoutToken(signed(logoutClaims()), now), "");
        }
    }

    @Test
    void noKind_passesForAnother() {
        var id = signed(idClaims());
        var access = signed(accessClaims().claim("nonce", NONCE));
        var logout = signed(logoutClaims());

        assertRefused(() -> check.accessToken(id, NOON), "another kind");
        assertRefused(() -> check.accessToken(logout, NOON), "another kind");
        assertRefused(() -> check.idToken(access, NONCE, NOON), "another kind");
        assertRefused(
                () -> check.idToken(signed(logoutClaims().claim("nonce", NONCE)), NONCE, NOON),
                "another kind");
        assertRefused(() -> check.logoutToken(id, NOON), "another kind");
        assertRefused(() -> check.logoutToken(access, NOON), "another kind");
    }

    @Test
    void anAccessToken_sayingSoInItsHeader_holds() {
        var header =
                new JWSHeader.Builder(RS256).keyID("k1").type(new JOSEObjectType("at+jwt")).build();

        assertThat(check.accessToken(sign(KEY, header, claims().build()), NOON)).isNotNull();
        assertRefused(
                () -> check.logoutToken(sign(KEY, header, logoutClaims().build()), NOON), "kind");
    }

    @Test
    void anIdTokenOfAnotherLogin_isRefused() {
        assertRefused(
                () -> check.idToken(signed(idClaims()), "other-nonce", NOON), "another login");
        assertRefused(
                () -> check.idToken(signed(idClaims().claim("nonce", null)), NONCE, NOON),
                "another login");
    }

    @Test
    void anIdToken_thatOthersMayUseToo_mustHaveBeenIssuedToUs() {
        var shared = List.of(CLIENT, "other");

        assertRefused(
                () -> check.idToken(signed(idClaims().audience(shared)), NONCE, NOON),
                "another client");
        assertRefused(
                () -> check.idToken(signed(idClaims().claim("azp", "other")), NONCE, NOON),
                "another client");
        assertThat(
                        check.idToken(
                                signed(idClaims().audience(shared).claim("azp", CLIENT)),
                                NONCE,
                                NOON))
                .isNotNull();
    }

    @Test
    void aLogoutToken_needsEventIdentifierAndSubject_andNoNonce() {
        assertRefused(
                () -> check.logoutToken(signed(logoutClaims().claim("nonce", "n")), NOON), "kind");
        assertRefused(
                () -> check.logoutToken(signed(logoutClaims().claim("events", Map.of())), NOON),
                "kind");
        assertRefused(
                () -> check.logoutToken(signed(logoutClaims().jwtID(null)), NOON), "identifier");
        assertRefused(
                () ->
                        check.logoutToken(
                                signed(logoutClaims().subject(null).claim("sid", null)), NOON),
                "neither session nor person");
    }

    @Test
    void anOldLogoutToken_isRefused_evenWithoutExpiry() {
        var old =
                logoutClaims()
                        .expirationTime(null)
                        .issueTime(Date.from(NOON.minus(Duration.ofMinutes(7))));

        assertRefused(() -> check.logoutToken(signed(old), NOON), "too old");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "...", "a.b.c", "eyJhbGciOiJub25lIn0..", "{}", "\u0000"})
    void garbage_isRefused(String token) {
        assertRefused(() -> check.accessToken(token, NOON), "");
        assertRefused(() -> check.idToken(token, NONCE, NOON), "");
        assertRefused(() -> check.logoutToken(token, NOON), "");
    }

    @Test
    void tokensWithoutEnd_areRefused() {
        assertRefused(() -> check.accessToken("a".repeat(20_000), NOON), "too long");
    }

    @Test
    void aMalformedKeyOfTheProvider_isNoFailure() {
        var smallOrder =
                new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(new byte[32]))
                        .keyID("e")
                        .build();
        var token = sign(SigningKeys.ed25519("e"), EdDSA, accessClaims().build());

        assertRefused(() -> checkWith(smallOrder).accessToken(token, NOON), "cannot be used");
    }
}
