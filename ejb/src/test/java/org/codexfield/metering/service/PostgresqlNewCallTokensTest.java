package org.codexfield.metering.service;

import org.codexfield.shared.persistence.TestDatabase;

final class PostgresqlNewCallTokensTest extends NewCallTokensContract {

    @Override
    TestDatabase fresh() {
        return TestDatabase.postgresql();
    }
}
