package org.codexfield.licensing.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.codexfield.evidence.verify.CanonicalJson;
import org.codexfield.evidence.verify.VerificationKey;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;
import org.codexfield.shared.UtcText;

/**
 * What a holder shows to use a capsule: W3C Verifiable Credentials 2.0, secured as {@code vc+jwt}
 * by a key of the provider. Its status lists say whether it was revoked or is suspended.
 *
 * <pre>{@code
 * var credential = CapabilityCredential.verify(jwt, kid -> document.findKey(kid, ASSERTION), now);
 * }</pre>
 *
 * @param id its own identifier, a URI: another one for each that is signed
 * @param grant the grant's identifier
 * @param grantDigest the logged document by which the grant was made
 * @param issuer the provider
 * @param holder the organisation that may use the capsule
 * @param capsule the capsule's name, for people
 * @param capsuleDigest the manifest of the version
 * @param actions words of the licence language
 * @param purposes codes of the vocabulary
 * @param termsDigest the licence
 * @param validUntil the first instant at which it is valid no more
 * @param status where revocation and suspension are told
 */
public record CapabilityCredential(
        String id,
        String grant,
        Digest grantDigest,
        Did issuer,
        Did holder,
        String capsule,
        Digest capsuleDigest,
        List<String> actions,
        List<String> purposes,
        Digest termsDigest,
        Instant validFrom,
        Instant validUntil,
        List<StatusEntry> status) {

    /** The type beside {@code VerifiableCredential}. */
    public static final String TYPE = "CapabilityCredential";

    /** The {@code typ} of the signature. */
    public static final String JWS_TYPE = Credentials.TYPE;

    private static final int MAX_LIST = 100;

    /** Copies. */
    public CapabilityCredential {
        actions = List.copyOf(actions);
        purposes = List.copyOf(purposes);
        status = List.copyOf(status);
    }

    /** The bytes to sign: canonical JSON. */
    public byte[] payload() {
        var json = Credentials.begin(id, TYPE, issuer.value());
        // its own terms stand in no context of ours that somebody would have to serve for ever
        json.withArray("@context").add(Credentials.OWN_TERMS);
        json.put("validFrom", UtcText.of(validFrom)).put("validUntil", UtcText.of(validUntil));
        var subject = json.putObject("credentialSubject");
        subject.put("id", holder.value())
                .put("grant", grant)
                .put("grantDigest", grantDigest.hex())
                .put("capsule", capsule)
                .put("capsuleDigest", capsuleDigest.hex())
                .put("termsDigest", termsDigest.hex());
        var actionWords = subject.putArray("actions");
        actions.forEach(actionWords::add);
        var purposeCodes = subject.putArray("purposes");
        purposes.forEach(purposeCodes::add);
        var entries = json.putArray("credentialStatus");
        for (var entry : status) {
            entries.addObject()
                    .put("id", entry.list() + "#" + entry.index())
                    .put("type", "BitstringStatusListEntry")
                    .put("statusPurpose", entry.purpose().code())
                    .put("statusListIndex", Long.toString(entry.index()))
                    .put("statusListCredential", entry.list());
        }
        return CanonicalJson.of(json);
    }

    /**
     * Reads a credential whose signature, issuer and time are right. Whether it was revoked or is
     * suspended, {@link StatusListCredential} tells.
     *
     * @param keys gives the trusted key of a {@code kid}, or none
     * @throws CredentialIsMalformed if it is no such credential
     * @throws CredentialIsNotValidNow before and after its time
     * @throws org.codexfield.shared.DomainException as {@link
     *     org.codexfield.evidence.verify.Jws#verify} says
     */
    public static CapabilityCredential verify(
            String jwt, Function<String, Optional<VerificationKey>> keys, Instant now) {
        var json = Credentials.verified(jwt, TYPE, keys);
        var subject = json.path("credentialSubject");
        var credential =
                new CapabilityCredential(
                        Credentials.text(json, "id"),
                        Credentials.text(subject, "grant"),
                        Digest.parse(Credentials.text(subject, "grantDigest")),
                        new Did(Credentials.text(json, "issuer")),
                        new Did(Credentials.text(subject, "id")),
                        Credentials.text(subject, "capsule"),
                        Digest.parse(Credentials.text(subject, "capsuleDigest")),
                        texts(subject.path("actions")),
                        texts(subject.path("purposes")),
                        Digest.parse(Credentials.text(subject, "termsDigest")),
                        Credentials.instant(json, "validFrom"),
                        Credentials.instant(json, "validUntil"),
                        status(json.path("credentialStatus")));
        Credentials.requireValidAt(now, credential.validFrom, credential.validUntil);
        return credential;
    }

    private static List<StatusEntry> status(JsonNode entries) {
        var status = new ArrayList<StatusEntry>();
        for (var purpose : StatusPurpose.values()) {
            status.add(
                    elements(entries).stream()
                            .filter(
                                    entry ->
                                            purpose.code()
                                                    .equals(entry.path("statusPurpose").asText()))
                            .findFirst()
                            .map(entry -> entry(purpose, entry))
                            .orElseThrow(
                                    () ->
                                            new CredentialIsMalformed(
                                                    "it has no status of " + purpose.code())));
        }
        return status;
    }

    private static StatusEntry entry(StatusPurpose purpose, JsonNode json) {
        try {
            return new StatusEntry(
                    purpose,
                    Credentials.text(json, "statusListCredential"),
                    Long.parseLong(Credentials.text(json, "statusListIndex")));
        } catch (NumberFormatException e) {
            throw new CredentialIsMalformed("a place in a status list is no number");
        }
    }

    private static List<String> texts(JsonNode list) {
        return elements(list).stream().map(JsonNode::asText).toList();
    }

    private static List<JsonNode> elements(JsonNode list) {
        if (!list.isArray() || list.isEmpty() || list.size() > MAX_LIST) {
            throw new CredentialIsMalformed("a list is empty, too long or none");
        }
        var elements = new ArrayList<JsonNode>();
        list.forEach(elements::add);
        return elements;
    }
}
