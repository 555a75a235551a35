package org.codexfield.evidence.service;

import org.codexfield.shared.persistence.TestDatabase;

final class PostgresqlOutboxTest extends OutboxContract {

    @Override
    TestDatabase fresh() {
        return TestDatabase.postgresql();
    }
}
