package org.codexfield.shared.service;

import java.time.Instant;
import java.util.Optional;
import org.codexfield.shared.Digest;

/** Port: the answers of requests that may be repeated. */
public interface IdempotencyRecords {

    /**
     * What is kept for a key.
     *
     * @param request the digest of the request that was answered
     */
    record Kept(Digest request, KeptAnswer answer) {}

    /** What is kept for the call's caller and key and has not expired. */
    Optional<Kept> find(IdempotentCall call, Instant now);

    /**
     * Takes the key in the running transaction, which then does the command. A row that expired
     * makes room.
     *
     * @throws RequestIsUnderWay if another transaction has the key or had it a moment ago
     */
    void reserve(IdempotentCall call, Instant now, Instant expiresAt);

    /** Keeps the answer for the key that this transaction reserved. */
    void complete(IdempotentCall call, KeptAnswer answer);

    /** Forgets at most {@code most} rows that have expired, and says how many. */
    int forgetExpired(Instant now, int most);
}
