package org.codexfield.settlement;

import java.util.Locale;

/** Why amounts are moved. A reference is unique among the transactions of one kind. */
public enum TransactionKind {
    /** Money came in for a wallet. */
    TOP_UP,
    /** Money came in for what was owed. */
    PAYMENT,
    /** What was used is charged, and divided among those who earn by it. */
    CHARGE,
    /** What was charged turned out to be another amount. */
    CORRECTION,
    /** A dispute was decided. */
    ADJUSTMENT,
    /** What an organisation has earned pays for what it owes. */
    NETTING,
    /** Money left. */
    PAYOUT,
    /** A transaction is taken back, whole or in part. */
    REVERSAL;

    /** Whether it may take no more from what was earned than is there. */
    public boolean isCovered() {
        return this == NETTING || this == PAYOUT;
    }

    /** Its name in documents and exports, for example {@code top-up}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
