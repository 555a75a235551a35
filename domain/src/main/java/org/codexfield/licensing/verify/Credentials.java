package org.codexfield.licensing.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.codexfield.evidence.verify.Jws;
import org.codexfield.evidence.verify.JwsHeader;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.evidence.verify.VerificationKey;
import org.codexfield.shared.UtcText;

/**
 * What all credentials of W3C Verifiable Credentials 2.0 secured as {@code vc+jwt} have in common.
 */
final class Credentials {

    static final String TYPE = "vc+jwt";
    static final String CONTEXT = "https://www.w3.org/ns/credentials/v2";
    static final String OWN_TERMS = "https://www.w3.org/ns/credentials/undefined-terms/v2";
    private static final int MAX_TYPES = 10;

    private Credentials() {}

    static ObjectNode begin(String id, String type, String issuer) {
        var json = StrictJson.newObject();
        json.putArray("@context").add(CONTEXT);
        json.put("id", id).put("issuer", issuer);
        json.putArray("type").add("VerifiableCredential").add(type);
        return json;
    }

    /** The signed document, once signature, issuer and type were found to be right. */
    static ObjectNode verified(
            String jwt, String type, Function<String, Optional<VerificationKey>> keys) {
        var jws = Jws.verify(jwt, TYPE, keys);
        if (!(jws.json() instanceof ObjectNode json)) {
            throw new CredentialIsMalformed("it is no JSON object");
        }
        requireIssuer(jws.header(), text(json, "issuer"));
        requireType(json, type);
        return json;
    }

    /** A key signs for its own DID alone. */
    private static void requireIssuer(JwsHeader header, String issuer) {
        int fragment = header.kid().indexOf('#');
        if (fragment < 0 || !header.kid().substring(0, fragment).equals(issuer)) {
            throw new CredentialIsMalformed("its issuer is not the one whose key signed it");
        }
    }

    private static void requireType(ObjectNode json, String type) {
        var contexts = json.path("@context");
        if (!contexts.path(0).asText().equals(CONTEXT)) {
            throw new CredentialIsMalformed("its first @context is not that of version 2.0");
        }
        var types = json.path("type");
        for (int i = 0; i < Math.min(types.size(), MAX_TYPES); i++) {
            if (types.path(i).asText().equals(type)) {
                return;
            }
        }
        throw new CredentialIsMalformed("it is no " + type);
    }

    static void requireValidAt(Instant now, Instant from, Instant until) {
        if (now.isBefore(from) || !now.isBefore(until)) {
            throw new CredentialIsNotValidNow(UtcText.of(from), UtcText.of(until));
        }
    }

    static String text(JsonNode json, String name) {
        var value = json.path(name);
        if (!value.isTextual()) {
            throw new CredentialIsMalformed("'" + name + "' is no text");
        }
        return value.textValue();
    }

    static Instant instant(JsonNode json, String name) {
        try {
            return Instant.parse(text(json, name));
        } catch (DateTimeException e) {
            throw new CredentialIsMalformed("'" + name + "' is no time");
        }
    }
}
