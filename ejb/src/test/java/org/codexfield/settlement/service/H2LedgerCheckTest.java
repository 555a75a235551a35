package org.codexfield.settlement.service;

import java.util.List;
import org.codexfield.shared.persistence.Sql;
import org.codexfield.shared.persistence.TestDatabase;

final class H2LedgerCheckTest extends LedgerCheckContract {

    @Override
    TestDatabase fresh() {
        return TestDatabase.h2();
    }

    @Override
    void disarm(Sql owner) {
        owner.update(
                "ALTER TABLE settlement.ledger_balance DROP CONSTRAINT ledger_balance_limit",
                List.of());
    }
}
