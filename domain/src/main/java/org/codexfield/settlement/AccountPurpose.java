package org.codexfield.settlement;

import java.util.Locale;

/** What an account of the ledger is for. An amount above zero is in favour of its owner. */
public enum AccountPurpose {
    /** What an organisation has paid in beforehand. */
    WALLET,
    /** What an organisation that pays afterwards owes: below zero, down to its limit. */
    RECEIVABLE,
    /** What an organisation has earned and not been paid yet. */
    PAYABLE,
    /** What the platform earns. */
    FEES,
    /** Where money comes from that is paid in: below zero by as much as came. */
    FUNDING,
    /** Where money went that was paid out. */
    PAID_OUT;

    /** Whether its balance never falls below what was agreed, whatever is posted. */
    public boolean isBounded() {
        return this == WALLET || this == RECEIVABLE;
    }

    /** Whether amounts of it can be held. */
    public boolean takesHolds() {
        return isBounded() || this == PAYABLE;
    }

    /** Whether organisations alone have such accounts. */
    public boolean isOfOrganisations() {
        return takesHolds();
    }

    /** Whether the platform alone has such accounts. */
    public boolean isOfPlatform() {
        return this == FEES;
    }

    /** Its name in documents and exports, for example {@code paid-out}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
