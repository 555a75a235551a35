package org.codexfield.identity.model;

import java.util.List;
import java.util.Optional;
import org.codexfield.identity.OrganisationId;

/** The signing keys that are kept. */
public interface SigningKeys {

    /** Keeps a new one. */
    void add(SigningKey key);

    /** The organisation's key of this name, or {@link OrganisationHasNoSuchKey}. */
    SigningKey get(OrganisationId organisation, String kid);

    /** The organisation's active key, if it has one. */
    Optional<SigningKey> active(OrganisationId organisation);

    /** All keys of the organisation, the oldest first. */
    List<SigningKey> all(OrganisationId organisation);

    /** Whether this public key is registered, for whomever. */
    boolean exists(String publicKeyMultibase);

    /** Writes what was changed, so that the next query sees it. */
    void flush();
}
