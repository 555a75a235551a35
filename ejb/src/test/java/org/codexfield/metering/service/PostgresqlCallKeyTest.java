package org.codexfield.metering.service;

import org.codexfield.shared.persistence.TestDatabase;

final class PostgresqlCallKeyTest extends CallKeyContract {

    @Override
    TestDatabase fresh() {
        return TestDatabase.postgresql();
    }
}
