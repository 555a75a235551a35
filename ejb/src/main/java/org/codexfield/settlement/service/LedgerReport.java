package org.codexfield.settlement.service;

import java.util.List;
import org.codexfield.settlement.model.LedgerDefect;

/**
 * What a check of the ledger has found.
 *
 * @param transactions how many were looked at
 * @param defects the first {@value LedgerCheck#MOST_DEFECTS} of each sort
 */
public record LedgerReport(long transactions, List<LedgerDefect> defects) {

    /** Whether all is as it was written. */
    public boolean isSound() {
        return defects.isEmpty();
    }
}
