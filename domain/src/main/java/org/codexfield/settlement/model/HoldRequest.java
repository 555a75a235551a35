package org.codexfield.settlement.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.codexfield.settlement.LedgerAccount;

/**
 * Asks for an amount of an account to be held. Asked again under the same reference, it is held
 * once.
 *
 * @param reference unique among all holds, of the form of a posting's
 * @param amountMicro above zero
 * @param expiresAt from then on it cannot be captured
 */
public record HoldRequest(
        String reference, LedgerAccount account, long amountMicro, Instant expiresAt) {

    /**
     * @throws LedgerReferenceIsMalformed if a posting could not have such a reference
     * @throws HeldAmountIsOutOfBounds unless the amount is above zero
     */
    public HoldRequest {
        Posting.requireReference(reference);
        if (amountMicro <= 0) {
            throw new HeldAmountIsOutOfBounds(Long.MAX_VALUE);
        }
        expiresAt = expiresAt.truncatedTo(ChronoUnit.MILLIS);
    }
}
