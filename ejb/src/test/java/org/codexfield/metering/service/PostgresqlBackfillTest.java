package org.codexfield.metering.service;

import org.codexfield.shared.persistence.TestDatabase;

final class PostgresqlBackfillTest extends BackfillContract {

    @Override
    TestDatabase fresh() {
        return TestDatabase.postgresql();
    }
}
