package org.codexfield.evidence.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.codexfield.shared.DomainException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwsTest {

    private static final String KID = "did:web:example.org#k1";
    private static final String TYPE = "vc+jwt";
    private static final byte[] PAYLOAD = "{\"a\":1}".getBytes(UTF_8);
    private static final TestKeys ED = TestKeys.ed25519(1);

    @ParameterizedTest
    @EnumSource(KeyAlgorithm.class)
    void verify_givesBackWhatWasSigned(KeyAlgorithm algorithm) {
        var keys = keysOf(algorithm);
        var header = new JwsHeader(algorithm, KID, TYPE, "application/json");
        var jws = Jws.sign(header, PAYLOAD, keys.signer());
        var verified = Jws.verify(jws, TYPE, known(keys));
        assertThat(verified).isEqualTo(new VerifiedJws(header, PAYLOAD, keys.key()));
        assertThat(verified.json().get("a").asInt()).isEqualTo(1);

        var detached = Jws.signDetached(header, PAYLOAD, keys.signer());
        assertThat(detached).contains("..");
        assertThat(Jws.verifyDetached(detached, PAYLOAD, TYPE, known(keys))).isEqualTo(verified);
    }

    /** RFC 8037, appendix A.4, and RFC 7515, appendix A.3 (IETF Trust, Simplified BSD). */
    @ParameterizedTest
    @CsvSource({
        "'{\"kty\":\"OKP\",\"crv\":\"Ed25519\","
            + "\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}',"
            + "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc,"
            + "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0"
            + "KAg",
        "'{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\","
            + "\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"}',"
            + "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9l"
            + "eGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ,"
            + "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6N"
            + "U1Q"
    })
    void examplesOfTheRfcs_verifyWithTheirKeys(String jwk, String signingInput, String signature) {
        assertThat(
                        VerificationKey.ofJwk(StrictJson.parse(jwk))
                                .verifies(
                                        signingInput.getBytes(US_ASCII),
                                        StrictBase64.decodeUrl(signature)))
                .isTrue();
        // but what names neither its key nor its purpose is refused
        var noKey = signingInput + "." + signature;
        assertRefused(JsonIsMalformed.class, () -> Jws.verify(noKey, TYPE, known(ED)));
    }

    @Property
    void anyAlteredCharacter_isRefused(@ForAll @IntRange(max = 10_000) int position) {
        var jws = signed();
        int at = position % jws.length();
        for (char other : new char[] {'A', 'B', 'w', '_', '.', '='}) {
            if (jws.charAt(at) != other) {
                var altered = jws.substring(0, at) + other + jws.substring(at + 1);
                assertRefused(DomainException.class, () -> Jws.verify(altered, TYPE, known(ED)));
            }
        }
        var longer = jws.substring(0, at) + "A" + jws.substring(at);
        assertRefused(DomainException.class, () -> Jws.verify(longer, TYPE, known(ED)));
    }

    @Test
    void verifyDetached_isRefused_forAnotherPayload() {
        var detached = Jws.signDetached(header(), PAYLOAD, ED.signer());
        var other = "{\"a\":2}".getBytes(UTF_8);
        assertRefused(
                SignatureDoesNotMatch.class,
                () -> Jws.verifyDetached(detached, other, TYPE, known(ED)));
        assertRefused(
                JwsIsMalformed.class, () -> Jws.verifyDetached(signed(), PAYLOAD, TYPE, known(ED)));
        // an empty payload is a payload, not a detached one
        assertRefused(SignatureDoesNotMatch.class, () -> Jws.verify(detached, TYPE, known(ED)));
    }

    @Test
    void verify_isRefused_forAnotherPurpose() {
        assertRefused(JwsTypeIsUnexpected.class, () -> Jws.verify(signed(), "receipt", known(ED)));
        assertRefused(JwsTypeIsUnexpected.class, () -> Jws.verify(signed(), "VC+JWT", known(ED)));
    }

    @Test
    void verify_isRefused_forAnUnknownKey() {
        assertThatThrownBy(() -> Jws.verify(signed(), TYPE, kid -> Optional.empty()))
                .isInstanceOfSatisfying(
                        SigningKeyIsUnknown.class,
                        e -> {
                            assertThat(e.code()).isEqualTo("signing-key-is-unknown");
                            assertThat(e.arguments()).isEqualTo(Map.of("kid", KID));
                        });
        var other = TestKeys.ed25519(2);
        assertRefused(SignatureDoesNotMatch.class, () -> Jws.verify(signed(), TYPE, known(other)));
    }

    @Test
    void verify_isRefused_whenTheAlgorithmIsNotThatOfTheKey() {
        assertRefused(
                JwsAlgorithmIsNotAllowed.class,
                () -> Jws.verify(signed(), TYPE, known(TestKeys.p256(1))));
        var onP256 = new JwsHeader(KeyAlgorithm.P256, KID, TYPE);
        var jws = Jws.sign(onP256, PAYLOAD, TestKeys.secp256k1(1).signer());
        assertRefused(
                JwsAlgorithmIsNotAllowed.class,
                () -> Jws.verify(jws, TYPE, known(TestKeys.secp256k1(1))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "HS256", "RS256", "PS256", "ES384", "Ed448", "ES256KR"})
    void verify_isRefused_forAlgorithmsNotListed(String algorithm) {
        var header = "{\"alg\":\"" + algorithm + "\",\"kid\":\"" + KID + "\",\"typ\":\"vc+jwt\"}";
        assertRefused(
                JwsAlgorithmIsNotAllowed.class,
                () -> Jws.verify(withHeader(header), TYPE, known(ED)));
        var unsigned = withHeader(header);
        assertRefused(
                JwsAlgorithmIsNotAllowed.class,
                () ->
                        Jws.verify(
                                unsigned.substring(0, unsigned.lastIndexOf('.') + 1),
                                TYPE,
                                known(ED)));
    }

    /** Each is correctly signed, so that it is the header that is refused. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"EdDSA\",\"typ\":\"vc+jwt\"}",
                "{\"alg\":\"EdDSA\",\"kid\":\"did:web:example.org#k1\"}",
                "{\"kid\":\"did:web:example.org#k1\",\"typ\":\"vc+jwt\"}",
                "{\"alg\":\"EdDSA\",\"kid\":\"\",\"typ\":\"vc+jwt\"}",
                "{\"alg\":\"EdDSA\",\"kid\":1,\"typ\":\"vc+jwt\"}",
                "{\"alg\":\"EdDSA\",\"kid\":\"did:web:example.org#k1\",\"typ\":\"vc+jwt\","
                        + "\"crit\":[\"exp\"],\"exp\":1}",
                "{\"alg\":\"EdDSA\",\"kid\":\"did:web:example.org#k1\",\"typ\":\"vc+jwt\","
                        + "\"crit\":[]}",
                "{\"alg\":\"EdDSA\",\"kid\":\"did:web:example.org#k1\",\"typ\":\"vc+jwt\","
                        + "\"b64\":false,\"crit\":[\"b64\"]}",
                "{\"alg\":\"EdDSA\",\"kid\":\"did:web:example.org#k1\",\"typ\":\"vc+jwt\","
                        + "\"b64\":true}",
                "{\"alg\":\"EdDSA\",\"alg\":\"EdDSA\",\"kid\":\"did:web:example.org#k1\","
                        + "\"typ\":\"vc+jwt\"}",
                "[\"EdDSA\"]",
                "EdDSA"
            })
    void verify_isRefused_forHeadersOutsideTheForm(String header) {
        assertThatThrownBy(() -> Jws.verify(withHeader(header), TYPE, known(ED)))
                .isInstanceOfAny(JwsIsMalformed.class, JsonIsMalformed.class);
    }

    @Test
    void membersUnknownHere_areIgnored_asTheRfcDemands() {
        var header =
                "{\"alg\":\"EdDSA\",\"kid\":\"did:web:example.org#k1\",\"typ\":\"vc+jwt\","
                        + "\"jku\":\"https://attacker.example/keys\",\"iss\":\"x\"}";
        assertThat(Jws.verify(withHeader(header), TYPE, known(ED)).header()).isEqualTo(header());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b", "a.b.c.d", "a..b", " . . "})
    void verify_isRefused_whenNotThreeParts(String text) {
        assertRefused(DomainException.class, () -> Jws.verify(text, TYPE, known(ED)));
    }

    @Test
    void sizes_areBounded() {
        var longKid = "k".repeat(JwsHeader.MAX_KID_LENGTH + 1);
        assertRefused(
                JwsIsMalformed.class, () -> new JwsHeader(KeyAlgorithm.ED25519, longKid, TYPE));
        var longHeader =
                "{\"alg\":\"EdDSA\",\"kid\":\"did:web:example.org#k1\",\"typ\":\"vc+jwt\",\"x\":\""
                        + "x".repeat(4096)
                        + "\"}";
        assertRefused(
                JwsIsMalformed.class, () -> Jws.verify(withHeader(longHeader), TYPE, known(ED)));
        var huge = new byte[Jws.MAX_PAYLOAD_BYTES + 1];
        assertRefused(JwsIsMalformed.class, () -> Jws.sign(header(), huge, ED.signer()));
        assertRefused(
                JwsIsMalformed.class, () -> Jws.verify("a".repeat(20_000_000), TYPE, known(ED)));
    }

    private static String signed() {
        return Jws.sign(header(), PAYLOAD, ED.signer());
    }

    private static JwsHeader header() {
        return new JwsHeader(KeyAlgorithm.ED25519, KID, TYPE);
    }

    private static String withHeader(String header) {
        var input =
                StrictBase64.encodeUrl(header.getBytes(UTF_8))
                        + "."
                        + StrictBase64.encodeUrl(PAYLOAD);
        return input + "." + StrictBase64.encodeUrl(ED.signer().apply(input.getBytes(US_ASCII)));
    }

    private static TestKeys keysOf(KeyAlgorithm algorithm) {
        return switch (algorithm) {
            case ED25519 -> ED;
            case P256 -> TestKeys.p256(11);
            case SECP256K1 -> TestKeys.secp256k1(11);
        };
    }

    private static Function<String, Optional<VerificationKey>> known(TestKeys keys) {
        return kid -> kid.equals(KID) ? Optional.of(keys.key()) : Optional.empty();
    }

    private static void assertRefused(
            Class<? extends Throwable> refusal, ThrowingCallable verification) {
        assertThatThrownBy(verification).isInstanceOf(refusal);
    }
}
