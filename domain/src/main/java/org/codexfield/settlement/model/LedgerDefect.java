package org.codexfield.settlement.model;

import java.util.Locale;

/**
 * Something in the ledger that cannot be, if all was kept as it was written.
 *
 * @param where the transaction, as currency and number ({@code EUR/42}), or the account, hold or
 *     journal
 * @param detail what is there, and what should be
 */
public record LedgerDefect(Kind kind, String where, String detail) {

    /** What is wrong. */
    public enum Kind {
        /** A transaction is missing in a journal. */
        GAP,
        /** A transaction does not follow the one before. */
        CHAIN,
        /** A transaction is not what its hash says. */
        HASH,
        /** What a transaction says is not what its digest says. */
        CONTENT,
        /** The entries of a transaction do not sum to zero. */
        UNBALANCED,
        /** A journal does not end where its head says. */
        HEAD,
        /** A balance is not the sum of the entries. */
        BALANCE,
        /** What is held of an account is not the sum of its holds. */
        HOLDS,
        /** An account is below its limit. */
        LIMIT,
        /** More was taken back than a transaction moved. */
        REVERSAL;

        /** Its name in texts, for example {@code gap}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
