package org.codexfield.settlement.model;

import org.codexfield.settlement.LedgerAccount;

/**
 * What a transaction moves to an account, or from it.
 *
 * @param amountMicro millionths of the currency's major unit; above zero in favour of the owner
 */
public record LedgerEntry(LedgerAccount account, long amountMicro) {}
