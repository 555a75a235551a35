package org.codexfield.settlement.service;

import java.util.List;
import org.codexfield.shared.persistence.Sql;
import org.codexfield.shared.persistence.TestDatabase;

final class H2LedgerStormTest extends LedgerStormContract {

    @Override
    TestDatabase fresh() {
        return TestDatabase.h2();
    }

    @Override
    int kill(TestDatabase from) {
        return new Sql(from.migrator())
                .list(
                        "SELECT ABORT_SESSION(session_id) FROM INFORMATION_SCHEMA.SESSIONS WHERE"
                            + " UPPER(user_name) = 'CODEXFIELD' AND contains_uncommitted LIMIT 1",
                        List.of(),
                        row -> row.getBoolean(1))
                .size();
    }
}
