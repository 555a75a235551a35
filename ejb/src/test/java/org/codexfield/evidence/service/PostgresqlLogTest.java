package org.codexfield.evidence.service;

import java.util.List;
import org.codexfield.shared.persistence.Sql;
import org.codexfield.shared.persistence.TestDatabase;

final class PostgresqlLogTest extends LogContract {

    @Override
    TestDatabase fresh() {
        return TestDatabase.postgresql();
    }

    @Override
    void allowDamage(Sql owner) {
        for (var table : List.of("leaf", "subtree")) {
            owner.update(
                    "ALTER TABLE evidence." + table + " DISABLE TRIGGER append_only", List.of());
        }
    }
}
