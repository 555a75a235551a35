package org.codexfield.identity;

import java.util.Map;
import java.util.Optional;
import org.codexfield.evidence.verify.VerificationKey;
import org.codexfield.shared.Did;

/**
 * Signs documents with the active key of an organisation: itself when the key is in hosted custody,
 * else by checking what the organisation signed elsewhere. It asks nobody who calls: whoever uses
 * it has decided that the organisation signs.
 */
public interface DocumentSigner {

    /**
     * A detached signature of a document (RFC 7515, appendix F).
     *
     * @param by who signs
     * @param type the {@code typ} of the header, for example {@code codexfield-manifest+jws}
     * @param given the signature made elsewhere; needed in external custody, checked in any case
     * @throws org.codexfield.shared.DomainException if there is no active key, a signature is
     *     needed, or the given one does not hold
     */
    SignedDocument signDetached(
            OrganisationId by, String type, byte[] document, Optional<String> given);

    /**
     * A signature with its payload, by an organisation whose key is in hosted custody.
     *
     * @param type the {@code typ} of the header, for example {@code vc+jwt}
     * @param contentType the {@code cty} of the header, for example {@code vc}
     * @throws org.codexfield.shared.DomainException if there is no active key, or it is elsewhere
     */
    SignedDocument sign(OrganisationId by, String type, String contentType, byte[] payload);

    /**
     * Whether what the key signed still counts: its organisation's DID document names it for
     * assertions. A key reported as compromised is named there no more.
     *
     * @param kid the DID URL of the key
     */
    default boolean verifies(OrganisationId organisation, String kid) {
        return keys(organisation).containsKey(kid);
    }

    /** The keys whose signatures count, by the DID URL of each. */
    Map<String, VerificationKey> keys(OrganisationId organisation);

    /**
     * The key that signs now, by its DID URL; empty if there is none. What the log has not taken
     * yet counts by no other: one that was replaced verifies what was logged before.
     */
    Map<String, VerificationKey> activeKeys(OrganisationId organisation);

    /**
     * Whether documents of the organisation are signed here without its help: its active key is in
     * hosted custody.
     *
     * @throws org.codexfield.shared.DomainException if there is no active key
     */
    boolean signsAlone(OrganisationId organisation);

    /**
     * A signature of the installation with its payload.
     *
     * @param type the {@code typ} of the header, for example {@code vc+jwt}
     * @param contentType the {@code cty} of the header, for example {@code vc}
     */
    SignedDocument signAsInstallation(String type, String contentType, byte[] payload);

    /** The installation's own DID. */
    Did installation();
}
