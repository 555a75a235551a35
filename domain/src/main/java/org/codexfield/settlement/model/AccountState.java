package org.codexfield.settlement.model;

import java.util.function.LongSupplier;
import org.codexfield.settlement.LedgerAccount;
import org.codexfield.settlement.LedgerAccountId;
import org.codexfield.settlement.TransactionKind;

/**
 * Where an account stands. What is available is its balance and its limit less what is held.
 *
 * @param balanceMicro the sum of its entries
 * @param heldMicro the sum of its holds that have not ended
 * @param limitMicro by how much the balance may be below zero
 */
public record AccountState(
        LedgerAccount account,
        LedgerAccountId id,
        long balanceMicro,
        long heldMicro,
        long limitMicro,
        boolean closed) {

    /** As an account begins. */
    public static AccountState empty(LedgerAccount account, LedgerAccountId id) {
        return new AccountState(account, id, 0, 0, 0, false);
    }

    /**
     * What can be taken or held.
     *
     * @throws BalanceOverflows if it cannot be reckoned
     */
    public long availableMicro() {
        return exact(() -> Math.subtractExact(Math.addExact(balanceMicro, limitMicro), heldMicro));
    }

    AccountState moved(long amountMicro, TransactionKind kind) {
        requireOpen();
        long balance = exact(() -> Math.addExact(balanceMicro, amountMicro));
        var moved = new AccountState(account, id, balance, heldMicro, limitMicro, closed);
        long available = moved.availableMicro();
        if (amountMicro < 0
                && available < 0
                && (account.purpose().isBounded() || kind.isCovered())) {
            requireCover(available);
        }
        return moved;
    }

    /**
     * Holds an amount.
     *
     * @throws AccountTakesNoHold if nothing can be held of such accounts
     * @throws LedgerAccountIsClosed if it is closed
     * @throws FundsAreMissing if there is less
     */
    public AccountState held(long amountMicro) {
        requireOpen();
        if (!account.purpose().takesHolds()) {
            throw new AccountTakesNoHold(account);
        }
        long held = exact(() -> Math.addExact(heldMicro, amountMicro));
        var after = new AccountState(account, id, balanceMicro, held, limitMicro, false);
        if (after.availableMicro() < 0) {
            requireCover(after.availableMicro());
        }
        return after;
    }

    /** Lets go of an amount that was held. */
    public AccountState freed(long amountMicro) {
        return new AccountState(
                account,
                id,
                balanceMicro,
                Math.subtractExact(heldMicro, amountMicro),
                limitMicro,
                closed);
    }

    /**
     * Agrees on another limit.
     *
     * @throws AccountTakesNoLimit unless it is a wallet or a receivable
     * @throws AccountLimitIsUnacceptable if it is below zero, or below what is used of it
     */
    public AccountState limited(long newLimitMicro) {
        if (!account.purpose().isBounded()) {
            throw new AccountTakesNoLimit(account);
        }
        long used = exact(() -> Math.subtractExact(heldMicro, balanceMicro));
        long least = Math.max(0, used);
        if (newLimitMicro < least) {
            throw new AccountLimitIsUnacceptable(account, least);
        }
        var limited = new AccountState(account, id, balanceMicro, heldMicro, newLimitMicro, closed);
        limited.availableMicro();
        return limited;
    }

    /**
     * Closes it: nothing more is posted or held.
     *
     * @throws LedgerAccountIsInUse unless it is empty
     */
    public AccountState shut() {
        if (balanceMicro != 0 || heldMicro != 0) {
            throw new LedgerAccountIsInUse(account);
        }
        return new AccountState(account, id, 0, 0, limitMicro, true);
    }

    /** Opens it again. */
    public AccountState reopened() {
        return new AccountState(account, id, balanceMicro, heldMicro, limitMicro, false);
    }

    private void requireOpen() {
        if (closed) {
            throw new LedgerAccountIsClosed(account);
        }
    }

    private void requireCover(long availableMicro) {
        throw new FundsAreMissing(account, exact(() -> Math.negateExact(availableMicro)));
    }

    private long exact(LongSupplier sum) {
        try {
            return sum.getAsLong();
        } catch (ArithmeticException e) {
            throw new BalanceOverflows(account, e);
        }
    }
}
