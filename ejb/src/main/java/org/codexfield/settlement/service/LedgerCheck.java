package org.codexfield.settlement.service;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.codexfield.settlement.model.JournalCheck;
import org.codexfield.settlement.model.JournalHead;
import org.codexfield.settlement.model.Journals;
import org.codexfield.settlement.model.LedgerDefect;
import org.codexfield.settlement.model.LedgerDefects;

/**
 * Reads the whole ledger and reckons it anew: numbers, hashes and sums of every transaction, then
 * balances, holds, limits and reversals. It may run while others write, in no transaction or in
 * one, and holds a page of a journal at a time.
 */
@Dependent
public class LedgerCheck {

    /** Of each sort so many defects are told at most. */
    static final int MOST_DEFECTS = 100;

    @Inject Journals journals;
    @Inject LedgerDefects sums;

    /** Checks all journals and accounts. */
    public LedgerReport check() {
        var defects = new ArrayList<LedgerDefect>();
        long transactions = 0;
        for (var head : journals.heads()) {
            transactions += follow(head, defects);
        }
        defects.addAll(sums.find(MOST_DEFECTS));
        return new LedgerReport(transactions, List.copyOf(defects));
    }

    private long follow(JournalHead head, List<LedgerDefect> defects) {
        int most = defects.size() + MOST_DEFECTS;
        var check =
                new JournalCheck(
                        head,
                        defect -> {
                            if (defects.size() < most) {
                                defects.add(defect);
                            }
                        });
        long seen = 0;
        for (var page = journals.after(head.currency(), 0);
                !page.isEmpty() && check.last() < head.transactions();
                page = journals.after(head.currency(), page.get(page.size() - 1).sequence())) {
            page.forEach(check::take);
            seen += page.size();
        }
        check.end();
        return seen;
    }
}
