package org.codexfield.metering.service;

import org.codexfield.shared.persistence.TestDatabase;

final class PostgresqlUsageSinglesTest extends UsageSinglesContract {

    @Override
    TestDatabase fresh() {
        return TestDatabase.postgresql();
    }
}
