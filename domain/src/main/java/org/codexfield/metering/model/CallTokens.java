package org.codexfield.metering.model;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.codexfield.shared.Digest;

/** Port: call tokens that were shown, kept for ever. */
public interface CallTokens {

    /**
     * Keeps a token whose signature was found good, unless it is kept.
     *
     * @return whether it was not kept before
     */
    boolean keep(Digest digest, UUID grant, String jws, Instant now);

    /** The token with this digest. */
    Optional<Kept> find(Digest digest);

    /**
     * A token that is kept.
     *
     * @param jws its text
     * @param at when it was kept first
     */
    record Kept(String jws, Instant at) {}
}
