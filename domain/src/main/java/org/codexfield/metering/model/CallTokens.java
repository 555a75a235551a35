package org.codexfield.metering.model;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.codexfield.shared.Digest;

/** Port: call tokens that were shown, kept for ever. */
public interface CallTokens {

    /** Keeps a token whose signature was found good, unless it is kept. */
    void keep(Digest digest, UUID grant, String jws, Instant now);

    /** The text of the token with this digest. */
    Optional<String> find(Digest digest);
}
