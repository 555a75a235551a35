package org.codexfield.licensing.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.codexfield.licensing.GrantId;

/** The credentials that were signed; they never change. */
public interface IssuedCredentials {

    /** The one that was signed last for the grant with this end, if one was. */
    Optional<Issued> newest(GrantId grant, Instant validUntil);

    /** All that were signed for the grant, the oldest first. */
    List<Issued> all(GrantId grant);

    /** Keeps a signed credential. */
    void add(GrantId grant, Instant validUntil, Issued signed, Instant now);

    /**
     * A signed credential.
     *
     * @param kid the DID URL of the key that signed it
     */
    record Issued(String kid, String jwt) {}
}
