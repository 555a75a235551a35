package org.codexfield.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.codexfield.evidence.verify.VerificationMethod.Purpose;
import org.codexfield.shared.Did;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationKeyTest {

    private static final String ED25519 =
            "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik\"}";

    /** The did:key method's own examples (W3C CCG did-method-key, W3C Software and Document). */
    @ParameterizedTest
    @CsvSource({
        "z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp, ED25519,"
                + " O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik,",
        "zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169, P256,"
                + " fyNYMN0976ci7xqiSdag3buk-ZCwgXU4kz9XNkBlNUI,"
                + " hW2ojTNfH7Jbi8--CJUo3OCbH3y5n91g-IMA9MLMbTU",
        "zDnaerx9CtbPJ1q36T5Ln5wYt3MQYeGRG5ehnPAmxcf5mDZpv, P256,"
                + " igrFmi0whuihKnj9R3Om1SoMph72wUGeFaBbzG2vzns,"
                + " efsX5b10x8yjyrj4ny3pGfLcY7Xby1KzgqOdqnsrJIM",
        "zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme, SECP256K1,"
                + " h0wVx_2iDlOcblulc8E5iEw1EYh5n1RYtLQfeSTyNc0,"
                + " O2EATIGbu6DezKFptj5scAIRntgfecanVNXxat1rnwE"
    })
    void didKey_andJwk_areOneKey(String multikey, KeyAlgorithm algorithm, String x, String y) {
        var key = DidKey.key(new Did("did:key:" + multikey));
        assertThat(key.algorithm()).isEqualTo(algorithm);
        assertThat(key.toMultikey()).isEqualTo(multikey).isEqualTo(key.toString());
        assertThat(key.toDidKey()).hasToString("did:key:" + multikey);
        var jwk = key.toJwk();
        assertThat(jwk.path("x").textValue()).isEqualTo(x);
        assertThat(jwk.path("y").textValue()).isEqualTo(y);
        assertThat(VerificationKey.ofJwk(jwk)).isEqualTo(key).hasSameHashCodeAs(key);
    }

    @Test
    void document_ofADidKey_holdsTheKeyForEveryPurpose() {
        var did = new Did("did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp");
        var kid = did + "#z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp";
        for (var purpose : Purpose.values()) {
            assertThat(DidKey.document(did).findKey(kid, purpose)).contains(DidKey.key(did));
        }
    }

    /** RFC 8037, appendix A.3 (IETF Trust, Simplified BSD). */
    @Test
    void thumbprint_isThatOfRfc8037() {
        var key =
                VerificationKey.ofJwk(
                        StrictJson.parse(
                                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":"
                                        + "\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}"));
        assertThat(key.thumbprint()).isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "did:web:example.org",
                "did:key:uAAAA",
                // X25519, P-384 and an unknown multicodec
                "did:key:z6LSeu9HkTHSfLLeUs2nnzUSNedgDUevfNQgQjQC23ZCit6F",
                "did:key:z82Lm1MpAkeJcix9K8TMiLd5NMAhnwkjjCBeWHXyu3U4oT2MVJJKXkcVBgjGhnLBn2Kaau9",
                "did:key:z1111",
                // one character less, and one more
                "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooW",
                "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWpp"
            })
    void didKey_isRefused_whenOfAnotherKind(String did) {
        assertThatThrownBy(() -> DidKey.key(new Did(did))).isInstanceOf(KeyIsMalformed.class);
    }

    @Test
    void jwk_isRefused_whenPrivateOrOfAnotherKind() {
        assertThatThrownBy(() -> jwk(ED25519.replace("}", ",\"d\":\"AAAA\"}")))
                .isInstanceOf(KeyIsMalformed.class)
                .hasMessageContaining("private");
        assertThatThrownBy(() -> jwk("{\"kty\":\"oct\",\"crv\":\"Ed25519\",\"k\":\"AAAA\"}"))
                .isInstanceOf(KeyIsMalformed.class);
        assertThatThrownBy(() -> jwk("{\"kty\":\"RSA\",\"n\":\"AAAA\",\"e\":\"AQAB\"}"))
                .isInstanceOf(JsonIsMalformed.class);
        assertThatThrownBy(() -> jwk(ED25519.replace("OKP", "EC")))
                .isInstanceOf(KeyIsMalformed.class);
        assertThatThrownBy(() -> jwk(ED25519.replace("Ed25519", "X25519")))
                .isInstanceOf(KeyIsMalformed.class);
        // the stray bits of the last character
        assertThatThrownBy(() -> jwk(ED25519.replace("2ik\"", "2il\"")))
                .isInstanceOf(MultibaseIsMalformed.class);
    }

    @Test
    void jwk_isRefused_whenItsPointIsNotOnTheCurve() {
        var jwk = TestKeys.p256(5).key().toJwk();
        assertThat(VerificationKey.ofJwk(jwk)).isEqualTo(TestKeys.p256(5).key());
        jwk.put("y", TestKeys.p256(6).key().toJwk().path("y").textValue());
        assertThatThrownBy(() -> VerificationKey.ofJwk(jwk)).isInstanceOf(KeyIsMalformed.class);
        jwk.put("y", "AAAA");
        assertThatThrownBy(() -> VerificationKey.ofJwk(jwk)).isInstanceOf(KeyIsMalformed.class);
        jwk.put("crv", "secp256k1");
        assertThatThrownBy(() -> VerificationKey.ofJwk(jwk)).isInstanceOf(KeyIsMalformed.class);
    }

    @Test
    void bytes_areCopiedInAndOut() {
        var bytes = TestKeys.ed25519(3).key().bytes();
        var key = new VerificationKey(KeyAlgorithm.ED25519, bytes);
        bytes[0] ^= 1;
        key.bytes()[1] ^= 1;
        assertThat(key).isEqualTo(TestKeys.ed25519(3).key());
        assertThat(key).isNotEqualTo(TestKeys.ed25519(4).key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "HS256", "RS256", "ES384", "Ed25519", "eddsa", "", "NONE"})
    void algorithms_areRefused_whenNotListed(String name) {
        assertThatThrownBy(() -> KeyAlgorithm.ofJwsName(name))
                .isInstanceOf(JwsAlgorithmIsNotAllowed.class);
    }

    private static VerificationKey jwk(String json) {
        return VerificationKey.ofJwk(StrictJson.parse(json));
    }
}
