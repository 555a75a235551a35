package org.codexfield.settlement.persistence;

import org.codexfield.settlement.model.Holds;
import org.codexfield.settlement.model.Journals;
import org.codexfield.settlement.model.LedgerAccounts;
import org.codexfield.settlement.model.LedgerDefects;
import org.codexfield.shared.persistence.TestDatabase;

/** The ledger's ports on one database. */
public final class LedgerAdapters {

    public final Journals journals;
    public final LedgerAccounts accounts;
    public final Holds holds;
    public final LedgerDefects defects;

    /** Puts the adapters on a database. */
    public LedgerAdapters(TestDatabase database) {
        var sql = database.sql();
        journals = new JdbcJournals(sql);
        accounts = new JdbcLedgerAccounts(sql);
        holds = new JdbcHolds(sql);
        defects = new JdbcLedgerDefects(sql);
    }
}
