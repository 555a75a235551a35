package org.codexfield.metering.persistence;

import org.codexfield.shared.persistence.TestDatabase;

final class PostgresqlReceiptsTest extends ReceiptsContract {

    @Override
    TestDatabase fresh() {
        return TestDatabase.postgresql();
    }
}
