package org.codexfield.metering.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Port: the permits of quotas that gateways hold. What is spent, and what all gateways hold, never
 * adds up to more than the limit. Each method is one transaction or part of the caller's.
 */
public interface QuotaLeases {

    /** So many days windows that are over are kept: as long as pages show what was used. */
    int KEPT_DAYS = 62;

    /** The most permits in one slice. */
    long MAX_SLICE = 1_000;

    /** What asking for permits came to. */
    enum Answer {
        /** Some were given. */
        LEASED,
        /** Others hold all that are left, and were asked to give back what they do not need. */
        RECALLED,
        /** All are spent, or held by calls under way. */
        EXHAUSTED
    }

    /**
     * What was given.
     *
     * @param permits how many; 0 unless leased
     * @param scarce whether the window is so near its limit that nothing may be kept in stock
     * @param spent whether every permit is spent for good
     */
    record Slice(Answer answer, long permits, boolean scarce, boolean spent) {}

    /** Asks for a slice: an eighth of what is free, one where it is scarce. */
    Slice lease(QuotaKey key, UUID run);

    /** Gives permits back. */
    void giveBack(QuotaKey key, UUID run, long permits);

    /**
     * The quotas of which the run is asked to give back what it does not need.
     *
     * @param endingAfter windows that ended before are left out
     */
    Set<QuotaKey> recalled(UUID run, Instant endingAfter);

    /** Says that the run holds no more than its calls under way need. */
    void answer(QuotaKey key, UUID run);

    /**
     * Spends permits that the run holds, in the transaction of the receipts.
     *
     * @throws GatewayRunIsLost if it does not hold them
     */
    void spend(Map<QuotaKey, Long> permits, UUID run);

    /**
     * Spends one of each without holding it.
     *
     * @return whether there was one of each left; otherwise nothing is spent
     */
    boolean spendFree(List<QuotaKey> keys);

    /** How many permits of the window are spent for good. */
    long spent(QuotaKey key);

    /** How many permits the run holds of this limit. */
    long held(QuotaKey key, UUID run);

    /** Gives back so many permits of windows that are over; leases without any are forgotten. */
    void end(Map<QuotaKey, Long> over, UUID run);

    /** Forgets windows that ended so many days ago, by the database's clock. */
    void forget(int days);
}
