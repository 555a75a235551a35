package org.codexfield.metering.service;

import org.codexfield.shared.persistence.TestDatabase;

final class PostgresqlEndedWindowsTest extends EndedWindowsContract {

    @Override
    TestDatabase fresh() {
        return TestDatabase.postgresql();
    }
}
