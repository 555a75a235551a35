package org.codexfield.settlement.service;

import java.util.List;
import org.codexfield.shared.persistence.Sql;
import org.codexfield.shared.persistence.TestDatabase;

final class PostgresqlLedgerCheckTest extends LedgerCheckContract {

    private static final List<String> GUARDED =
            List.of("journal", "ledger_account", "ledger_transaction", "ledger_entry");

    @Override
    TestDatabase fresh() {
        return TestDatabase.postgresql();
    }

    @Override
    void disarm(Sql owner) {
        GUARDED.forEach(
                table ->
                        owner.update(
                                "ALTER TABLE settlement." + table + " DISABLE TRIGGER USER",
                                List.of()));
        owner.update(
                "ALTER TABLE settlement.ledger_balance DROP CONSTRAINT ledger_balance_limit",
                List.of());
    }
}
