package org.codexfield.settlement.service;

import java.util.List;
import org.codexfield.shared.persistence.TestDatabase;

final class PostgresqlLedgerStormTest extends LedgerStormContract {

    @Override
    TestDatabase fresh() {
        return TestDatabase.postgresql();
    }

    /** A user may end what is its own. */
    @Override
    int kill(TestDatabase from) {
        return from.sql()
                .list(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                                + " WHERE datname = current_database() AND usename = current_user"
                                + " AND pid <> pg_backend_pid() AND xact_start IS NOT NULL LIMIT 1",
                        List.of(),
                        row -> row.getBoolean(1))
                .size();
    }
}
