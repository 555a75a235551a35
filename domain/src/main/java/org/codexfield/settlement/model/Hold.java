package org.codexfield.settlement.model;

import java.time.Instant;
import java.util.Optional;
import org.codexfield.settlement.HoldId;
import org.codexfield.settlement.LedgerAccount;
import org.codexfield.settlement.TransactionId;

/**
 * An amount of an account that is reserved, and what became of it. Nothing is posted for it until
 * it is captured.
 *
 * @param captured the transaction by which it was captured
 */
public record Hold(
        HoldId id, HoldRequest request, HoldState state, Optional<TransactionId> captured) {

    /** A new one. */
    public static Hold of(HoldRequest request, Instant now) {
        return new Hold(HoldId.next(now), request, HoldState.HELD, Optional.empty());
    }

    /** Whose amount it is. */
    public LedgerAccount account() {
        return request.account();
    }

    /** Whether it still counts. */
    public boolean isHeld() {
        return state == HoldState.HELD;
    }

    /**
     * The same as asked for before.
     *
     * @throws LedgerReferenceIsTaken if it is of another account or amount
     */
    public Hold asAsked(HoldRequest again) {
        if (!account().equals(again.account()) || request.amountMicro() != again.amountMicro()) {
            throw new LedgerReferenceIsTaken(again.reference());
        }
        return this;
    }

    /**
     * Refuses a posting that this hold does not cover.
     *
     * @throws HoldHasEnded unless it counts, and its time is not over
     * @throws HeldAmountIsOutOfBounds if the posting takes nothing of the account, or more than is
     *     held
     */
    public void requireCapture(Posting posting, Instant now) {
        if (!isHeld()) {
            throw new HoldHasEnded(id, state);
        }
        if (isOver(now)) {
            throw new HoldHasEnded(id, HoldState.EXPIRED);
        }
        boolean fits =
                posting.entries().stream()
                        .filter(entry -> entry.account().equals(account()))
                        .anyMatch(entry -> isPartOf(-entry.amountMicro()));
        if (!fits) {
            throw new HeldAmountIsOutOfBounds(request.amountMicro());
        }
    }

    /**
     * What was posted, if it is by that that this was captured.
     *
     * @throws HoldHasEnded if it ended in another way
     * @throws LedgerReferenceIsTaken if it still counts, and somebody posted without it
     */
    public Posted requireCapturedBy(Posted posted) {
        if (isHeld()) {
            throw new LedgerReferenceIsTaken(request.reference());
        }
        if (!captured.equals(Optional.of(posted.id()))) {
            throw new HoldHasEnded(id, state);
        }
        return posted;
    }

    private boolean isPartOf(long takenMicro) {
        return takenMicro > 0 && takenMicro <= request.amountMicro();
    }

    /** It was posted. */
    public Hold captured(TransactionId by) {
        return new Hold(id, request, HoldState.CAPTURED, Optional.of(by));
    }

    /**
     * Lets it go; one that is free already stays as it is.
     *
     * @throws HoldHasEnded if it was captured
     */
    public Hold released() {
        if (state == HoldState.CAPTURED) {
            throw new HoldHasEnded(id, state);
        }
        return isHeld() ? ended(HoldState.RELEASED) : this;
    }

    /** Ends it if its time is over. */
    public Hold expired(Instant now) {
        return isHeld() && isOver(now) ? ended(HoldState.EXPIRED) : this;
    }

    private boolean isOver(Instant now) {
        return !now.isBefore(request.expiresAt());
    }

    private Hold ended(HoldState how) {
        return new Hold(id, request, how, Optional.empty());
    }
}
