package org.codexfield.licensing.verify;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.codexfield.evidence.verify.CanonicalJson;
import org.codexfield.evidence.verify.VerificationKey;
import org.codexfield.shared.Did;
import org.codexfield.shared.UtcText;

/**
 * A status list, signed by the provider whose credentials it speaks of: W3C Bitstring Status List
 * 1.0, section 3.1.
 *
 * @param address where it is published, which is its identifier
 * @param validUntil after which it must be fetched again
 */
public record StatusListCredential(
        String address,
        Did issuer,
        StatusPurpose purpose,
        BitstringStatusList bits,
        Instant validFrom,
        Instant validUntil) {

    /** The type beside {@code VerifiableCredential}. */
    public static final String TYPE = "BitstringStatusListCredential";

    /** The bytes to sign: canonical JSON. */
    public byte[] payload() {
        var json = Credentials.begin(address, TYPE, issuer.value());
        json.put("validFrom", UtcText.of(validFrom)).put("validUntil", UtcText.of(validUntil));
        json.putObject("credentialSubject")
                .put("id", address + "#list")
                .put("type", "BitstringStatusList")
                .put("statusPurpose", purpose.code())
                .put("encodedList", bits.encode());
        return CanonicalJson.of(json);
    }

    /**
     * Reads a list whose signature and time are right.
     *
     * @param keys gives the trusted key of a {@code kid}, or none
     * @throws org.codexfield.shared.DomainException as {@link CapabilityCredential#verify} says
     */
    public static StatusListCredential verify(
            String jwt, Function<String, Optional<VerificationKey>> keys, Instant now) {
        var json = Credentials.verified(jwt, TYPE, keys);
        var subject = json.path("credentialSubject");
        var list =
                new StatusListCredential(
                        Credentials.text(json, "id"),
                        new Did(Credentials.text(json, "issuer")),
                        purpose(Credentials.text(subject, "statusPurpose")),
                        BitstringStatusList.decode(Credentials.text(subject, "encodedList")),
                        Credentials.instant(json, "validFrom"),
                        Credentials.instant(json, "validUntil"));
        Credentials.requireValidAt(now, list.validFrom, list.validUntil);
        return list;
    }

    /**
     * Whether the bit of a credential is set: it is revoked, or suspended.
     *
     * @throws CredentialIsMalformed if this is not the list that the credential names for this
     *     purpose, or another provider's
     */
    public boolean speaksAgainst(CapabilityCredential credential) {
        var entry =
                credential.status().stream()
                        .filter(one -> one.purpose() == purpose && one.list().equals(address))
                        .findFirst()
                        .orElseThrow(
                                () -> new CredentialIsMalformed("the status list is another one"));
        if (!credential.issuer().equals(issuer)) {
            throw new CredentialIsMalformed("the status list is another provider's");
        }
        return bits.isSet(entry.index());
    }

    private static StatusPurpose purpose(String code) {
        for (var purpose : StatusPurpose.values()) {
            if (purpose.code().equals(code)) {
                return purpose;
            }
        }
        throw new CredentialIsMalformed("nothing is known of the purpose of the status list");
    }
}
