package org.codexfield.licensing.model;

import java.time.Instant;
import java.util.Optional;
import org.codexfield.licensing.GrantId;

/** The credentials that were signed; they never change. */
public interface IssuedCredentials {

    /** The credential of the grant with this end, if it was signed. */
    Optional<String> find(GrantId grant, Instant validUntil);

    /** Keeps a signed credential. */
    void add(GrantId grant, Instant validUntil, String jwt, Instant now);
}
