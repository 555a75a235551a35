package org.codexfield.settlement.model;

import java.util.List;

/**
 * Port: what the database finds out about its own sums. Each question is one statement, and sees
 * one state of the ledger, whoever writes meanwhile.
 */
public interface LedgerDefects {

    /** Balances, holds, limits and reversals that cannot be; at most so many of each. */
    List<LedgerDefect> find(int most);
}
