package org.codexfield.evidence.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.codexfield.evidence.verify.VerificationMethod.Purpose;
import org.codexfield.shared.Did;

/** Reads one DID document. */
final class DidDocumentReader {

    private static final Set<String> CURVES = Set.of("Ed25519", "P-256", "secp256k1");

    private final JsonFields fields;
    private final Did subject;
    private final Map<String, VerificationKey> keys = new LinkedHashMap<>();
    private final Map<String, Set<Purpose>> purposes = new LinkedHashMap<>();

    DidDocumentReader(JsonNode json, Did expected) {
        fields = new JsonFields(json, "DID document");
        subject = new Did(fields.text("id"));
        if (!subject.equals(expected)) {
            throw new DidDocumentIsMalformed("it is of " + subject + ", not of " + expected);
        }
    }

    DidDocument read() {
        for (var method : list("verificationMethod")) {
            addMethod(new JsonFields(method, "verification method"));
        }
        for (var purpose : Purpose.values()) {
            for (var entry : list(purpose.property())) {
                addPurpose(purpose, entry);
            }
        }
        return new DidDocument(
                subject,
                keys.entrySet().stream()
                        .map(
                                entry ->
                                        new VerificationMethod(
                                                entry.getKey(),
                                                entry.getValue(),
                                                purposes.getOrDefault(entry.getKey(), Set.of())))
                        .toList());
    }

    private void addMethod(JsonFields method) {
        var id = absolute(method.text("id"));
        var key = key(method);
        if (key.isPresent()
                && method.text("controller").equals(subject.value())
                && keys.put(id, key.get()) != null) {
            throw new DidDocumentIsMalformed("the key " + id + " is there twice");
        }
    }

    /** A relationship names a method, or holds one that serves this purpose alone. */
    private void addPurpose(Purpose purpose, JsonNode entry) {
        String id;
        if (entry.isTextual()) {
            id = absolute(entry.textValue());
        } else {
            var method = new JsonFields(entry, "verification method");
            addMethod(method);
            id = absolute(method.text("id"));
        }
        purposes.computeIfAbsent(id, any -> EnumSet.noneOf(Purpose.class)).add(purpose);
    }

    private static Optional<VerificationKey> key(JsonFields method) {
        return switch (method.text("type")) {
            case "JsonWebKey", "JsonWebKey2020" -> ofJwk(method.node("publicKeyJwk"));
            case "Multikey", "Ed25519VerificationKey2020" ->
                    Optional.of(VerificationKey.ofMultikey(method.text("publicKeyMultibase")));
            default -> Optional.empty();
        };
    }

    private static Optional<VerificationKey> ofJwk(JsonNode jwk) {
        return CURVES.contains(new JsonFields(jwk, "JWK").text("crv"))
                ? Optional.of(VerificationKey.ofJwk(jwk))
                : Optional.empty();
    }

    /** Relative DID URLs are relative to the subject: DID Core, section 3.2.2. */
    private String absolute(String id) {
        return id.startsWith("#") ? subject + id : id;
    }

    private List<JsonNode> list(String name) {
        return fields.has(name) ? fields.list(name, DidDocument.MAX_METHODS) : List.of();
    }
}
