package org.codexfield.verifier;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.regex.Pattern;
import org.codexfield.evidence.verify.PackIndex;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.shared.DomainException;

/** What a file is, by what it says. Saying so proves nothing: the checks do. */
enum Kind {
    INDEX,
    INDEX_SIGNATURE,
    MANIFEST,
    MANIFEST_SIGNATURE,
    OWNERSHIP,
    CAPABILITY,
    CALL_TOKEN,
    LOGGED,
    PROOF,
    CONSISTENCY,
    CHECKPOINT,
    DID_DOCUMENT,
    TERMS,
    RECEIPT,
    TARIFF,
    UNKNOWN;

    private static final Pattern JWS =
            Pattern.compile("[A-Za-z0-9_=-]+\\.[A-Za-z0-9_=-]*\\.[A-Za-z0-9_=-]*");
    private static final String SIGNATURE_LINE = "\n\n\u2014 ";

    /**
     * Tells what a file is.
     *
     * @throws org.codexfield.evidence.verify.JsonIsMalformed if it begins as JSON and is none
     */
    static Kind of(Item item) {
        if (item.path().equals(PackIndex.PATH)) {
            return INDEX;
        }
        if (item.path().equals(PackIndex.SIGNATURE_PATH)) {
            return INDEX_SIGNATURE;
        }
        if (item.bytes().length > 0 && item.bytes()[0] == '{') {
            return ofJson(item.json());
        }
        if (JWS.matcher(item.ascii()).matches()) {
            return ofJws(item.ascii());
        }
        return item.text().contains(SIGNATURE_LINE) ? CHECKPOINT : UNKNOWN;
    }

    private static Kind ofJson(JsonNode json) {
        if (json.has("leaf") && json.has("proof")) {
            return PROOF;
        }
        if (json.has("fromSize")) {
            return CONSISTENCY;
        }
        if (json.has("parts") && json.has("parents")) {
            return MANIFEST;
        }
        if (json.path("id").asText().startsWith("did:")) {
            return DID_DOCUMENT;
        }
        if (json.has("@context") || json.has("permission")) {
            return TERMS;
        }
        return switch (json.path("type").asText()) {
            case "receipt" -> RECEIPT;
            case "tariff" -> TARIFF;
            default -> json.has("type") && json.has("at") && json.has("id") ? LOGGED : UNKNOWN;
        };
    }

    private static Kind ofJws(String jws) {
        var payload = jws.split("\\.", -1)[1];
        if (payload.isEmpty()) {
            return MANIFEST_SIGNATURE;
        }
        try {
            var json = StrictJson.parse(Base64.getUrlDecoder().decode(payload));
            for (var type : json.path("type")) {
                if (type.asText().equals("CapabilityCredential")) {
                    return CAPABILITY;
                }
                if (type.asText().equals("CapsuleOwnershipCredential")) {
                    return OWNERSHIP;
                }
            }
            return json.has("aud") && json.has("grant") ? CALL_TOKEN : UNKNOWN;
        } catch (IllegalArgumentException | DomainException e) {
            // what it claims to sign cannot be read, so it is nothing that is known
            return UNKNOWN;
        }
    }
}
