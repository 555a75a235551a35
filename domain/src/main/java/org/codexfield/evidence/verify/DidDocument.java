package org.codexfield.evidence.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.codexfield.evidence.verify.VerificationMethod.Purpose;
import org.codexfield.shared.Did;

/**
 * A DID document (W3C DID Core 1.0, section 5) reduced to what signatures need: the subject and its
 * public keys. Keys that were rotated stay in it, so that what they signed can still be checked.
 *
 * <p>Written, keys are of type {@code JsonWebKey}:
 *
 * <pre>{@code
 * {"@context":["https://www.w3.org/ns/did/v1","https://w3id.org/security/jwk/v1"],
 *  "id":"did:web:example.org",
 *  "verificationMethod":[{"id":"did:web:example.org#k1","type":"JsonWebKey",
 *     "controller":"did:web:example.org",
 *     "publicKeyJwk":{"crv":"Ed25519","kty":"OKP","x":"O2on..."}}],
 *  "authentication":["did:web:example.org#k1"],
 *  "assertionMethod":["did:web:example.org#k1"]}
 * }</pre>
 *
 * @param id the subject
 * @param methods its keys, each once, all named by fragments of the subject; at most {@value
 *     #MAX_METHODS}
 */
public record DidDocument(Did id, List<VerificationMethod> methods) {

    /** The most keys a document may list. */
    public static final int MAX_METHODS = 200;

    /**
     * @throws DidDocumentIsMalformed if there are too many keys, two of one id, or one of another
     *     subject
     */
    public DidDocument {
        methods = List.copyOf(methods);
        if (methods.size() > MAX_METHODS) {
            throw new DidDocumentIsMalformed("more than " + MAX_METHODS + " keys");
        }
        var ids = new HashSet<String>();
        for (var method : methods) {
            if (!method.did().equals(id)) {
                throw new DidDocumentIsMalformed("the key " + method.id() + " is of another DID");
            }
            if (!ids.add(method.id())) {
                throw new DidDocumentIsMalformed("the key " + method.id() + " is there twice");
            }
        }
    }

    /**
     * Reads the document of a DID. Keys are read from {@code JsonWebKey}, {@code JsonWebKey2020},
     * {@code Multikey} and {@code Ed25519VerificationKey2020} methods; methods of other types or
     * curves, or that another DID controls, and all other properties are passed over.
     *
     * @param json the parsed document
     * @param expected whose document it must be
     * @throws DidDocumentIsMalformed if it is another's document or breaks DID Core
     * @throws JsonIsMalformed if a property has another shape
     * @throws KeyIsMalformed if a key of a type that is read is not acceptable
     * @throws MultibaseIsMalformed if a key is no multibase or base64url text
     */
    public static DidDocument ofJson(JsonNode json, Did expected) {
        return new DidDocumentReader(json, expected).read();
    }

    /** The document in JSON-LD, which is also plain JSON (DID Core, section 6.3). */
    public ObjectNode toJson() {
        var json = StrictJson.newObject();
        json.putArray("@context")
                .add("https://www.w3.org/ns/did/v1")
                .add("https://w3id.org/security/jwk/v1");
        json.put("id", id.value());
        var list = json.putArray("verificationMethod");
        for (var method : methods) {
            list.addObject()
                    .put("id", method.id())
                    .put("type", "JsonWebKey")
                    .put("controller", id.value())
                    .set("publicKeyJwk", method.key().toJwk());
        }
        for (var purpose : Purpose.values()) {
            var references = json.putArray(purpose.property());
            methods.stream()
                    .filter(method -> method.purposes().contains(purpose))
                    .forEach(method -> references.add(method.id()));
        }
        return json;
    }

    /** The method of a {@code kid}, which is a full DID URL. */
    public Optional<VerificationMethod> find(String kid) {
        return methods.stream().filter(method -> method.id().equals(kid)).findFirst();
    }

    /** The key of a {@code kid}, if the document lists it for this purpose. */
    public Optional<VerificationKey> findKey(String kid, Purpose purpose) {
        return find(kid)
                .filter(method -> method.purposes().contains(purpose))
                .map(VerificationMethod::key);
    }
}
