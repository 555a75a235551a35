package org.codexfield.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.codexfield.evidence.verify.VerificationMethod.Purpose;
import org.codexfield.shared.Did;
import org.codexfield.shared.DomainException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DidDocumentTest {

    private static final Did ACME = new Did("did:web:example.org:organisations:acme");
    private static final Did ORG = new Did("did:web:example.org");
    private static final VerificationKey KEY = TestKeys.ed25519(1).key();
    private static final VerificationKey ROTATED = TestKeys.ed25519(2).key();

    @Test
    void document_isReadAsWritten() {
        var document =
                new DidDocument(
                        ACME,
                        List.of(
                                method(ACME, "k2", KEY, Set.of(Purpose.values())),
                                method(ACME, "k1", ROTATED, Set.of(Purpose.ASSERTION)),
                                method(ACME, "p", TestKeys.p256(1).key(), Set.of()),
                                method(ACME, "s", TestKeys.secp256k1(1).key(), Set.of())));
        var json = StrictJson.parse(document.toJson().toString());
        assertThat(DidDocument.ofJson(json, ACME)).isEqualTo(document);
        assertThat(json.path("id").textValue()).isEqualTo(ACME.value());
        assertThat(json.path("@context").path(0).textValue())
                .isEqualTo("https://www.w3.org/ns/did/v1");
        assertThat(json.path("verificationMethod").path(0).path("type").textValue())
                .isEqualTo("JsonWebKey");
        assertThat(json.path("authentication")).hasSize(1);
        assertThat(json.path("assertionMethod")).hasSize(2);
    }

    @Test
    void findKey_looksAtKidAndPurpose() {
        var document =
                new DidDocument(ACME, List.of(method(ACME, "k1", KEY, Set.of(Purpose.ASSERTION))));
        assertThat(document.findKey(ACME + "#k1", Purpose.ASSERTION)).contains(KEY);
        assertThat(document.findKey(ACME + "#k1", Purpose.AUTHENTICATION)).isEmpty();
        assertThat(document.findKey(ACME + "#k2", Purpose.ASSERTION)).isEmpty();
        assertThat(document.findKey("#k1", Purpose.ASSERTION)).isEmpty();
        assertThat(document.find(ACME + "#k1")).isPresent();
    }

    @Test
    void ofJson_readsOtherTypes_relativeIds_andEmbeddedMethods() {
        var json =
                """
                {"id":"did:web:example.org","service":[{"id":"x"}],"alsoKnownAs":["y"],
                 "verificationMethod":[
                  {"id":"#multi","type":"Multikey","controller":"did:web:example.org",
                   "publicKeyMultibase":"%1$s"},
                  {"id":"did:web:example.org#old","type":"Ed25519VerificationKey2020",
                   "controller":"did:web:example.org","publicKeyMultibase":"%2$s"},
                  {"id":"#x25519","type":"JsonWebKey","controller":"did:web:example.org",
                   "publicKeyJwk":{"kty":"OKP","crv":"X25519","x":"AAAA"}},
                  {"id":"#theirs","type":"Multikey","controller":"did:web:other.example",
                   "publicKeyMultibase":"%1$s"},
                  {"id":"#rsa","type":"RsaVerificationKey2018","controller":"did:web:example.org",
                   "publicKeyPem":"..."}],
                 "assertionMethod":["#multi","#theirs",
                  {"id":"#embedded","type":"JsonWebKey2020","controller":"did:web:example.org",
                   "publicKeyJwk":%3$s}]}
                """
                        .formatted(
                                KEY.toMultikey(),
                                ROTATED.toMultikey(),
                                TestKeys.p256(1).key().toJwk());
        assertThat(DidDocument.ofJson(StrictJson.parse(json), ORG))
                .isEqualTo(
                        new DidDocument(
                                ORG,
                                List.of(
                                        method(ORG, "multi", KEY, Set.of(Purpose.ASSERTION)),
                                        method(ORG, "old", ROTATED, Set.of()),
                                        method(
                                                ORG,
                                                "embedded",
                                                TestKeys.p256(1).key(),
                                                Set.of(Purpose.ASSERTION)))));
    }

    @Test
    void ofJson_isRefused_whenOfAnotherSubject() {
        var json = new DidDocument(ACME, List.of()).toJson();
        assertThat(DidDocument.ofJson(json, ACME).methods()).isEmpty();
        assertThatThrownBy(() -> DidDocument.ofJson(json, ORG))
                .isInstanceOf(DidDocumentIsMalformed.class)
                .hasMessageContaining(ORG.value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{\"id\":\"x\"}",
                "{\"id\":\"did:web:example.org\",\"verificationMethod\":{}}",
                "{\"id\":\"did:web:example.org\",\"verificationMethod\":[\"#k\"]}",
                "{\"id\":\"did:web:example.org\",\"verificationMethod\":[{\"id\":\"#k\"}]}",
                "{\"id\":\"did:web:example.org\",\"verificationMethod\":[{\"id\":\"#k\","
                        + "\"type\":\"Multikey\",\"controller\":\"did:web:example.org\","
                        + "\"publicKeyMultibase\":\"zAAA\"}]}",
                "{\"id\":\"did:web:example.org\",\"verificationMethod\":[{\"id\":\"#k\","
                        + "\"type\":\"JsonWebKey\",\"controller\":\"did:web:example.org\","
                        + "\"publicKeyJwk\":{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AA\"}}]}",
                "{\"id\":\"did:web:example.org\",\"assertionMethod\":[1]}"
            })
    void ofJson_isRefused_forOtherShapes(String json) {
        assertThatThrownBy(() -> DidDocument.ofJson(StrictJson.parse(json), ORG))
                .isInstanceOf(DomainException.class);
    }

    @Test
    void ofJson_isRefused_whenAKeyIsThereTwice() {
        var json = new DidDocument(ORG, List.of(method(ORG, "k", KEY, Set.of()))).toJson();
        var methods = json.withArray("/verificationMethod");
        methods.add(methods.get(0).deepCopy());
        assertThatThrownBy(() -> DidDocument.ofJson(json, ORG))
                .isInstanceOf(DidDocumentIsMalformed.class);
    }

    @Test
    void document_isRefused_whenKeysAreNotItsOwn_orTwice_orTooMany() {
        var method = method(ORG, "k", KEY, Set.of());
        assertThatThrownBy(() -> new DidDocument(ACME, List.of(method)))
                .isInstanceOf(DidDocumentIsMalformed.class);
        assertThatThrownBy(() -> new DidDocument(ORG, List.of(method, method)))
                .isInstanceOf(DidDocumentIsMalformed.class);
        var many = new ArrayList<VerificationMethod>();
        for (int i = 0; i <= DidDocument.MAX_METHODS; i++) {
            many.add(method(ORG, "k" + i, KEY, Set.of()));
        }
        assertThatThrownBy(() -> new DidDocument(ORG, many))
                .isInstanceOf(DidDocumentIsMalformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"did:web:a", "did:web:a#", "#k", "did:web:a#k k", "did:web:a#k#l", "x#k"})
    void method_isRefused_whenItsIdIsNoDidUrl(String id) {
        assertThatThrownBy(() -> new VerificationMethod(id, KEY, Set.of()))
                .isInstanceOf(DomainException.class);
    }

    private static VerificationMethod method(
            Did did, String name, VerificationKey key, Set<Purpose> purposes) {
        return new VerificationMethod(did + "#" + name, key, purposes);
    }
}
