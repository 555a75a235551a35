package org.codexfield.metering.service;

import org.codexfield.shared.persistence.TestDatabase;

final class PostgresqlUsageEventsTest extends UsageEventsContract {

    @Override
    TestDatabase fresh() {
        return TestDatabase.postgresql();
    }
}
