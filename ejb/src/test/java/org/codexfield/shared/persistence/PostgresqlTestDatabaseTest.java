package org.codexfield.shared.persistence;

final class PostgresqlTestDatabaseTest extends TestDatabaseContract {

    @Override
    TestDatabase fresh() {
        return TestDatabase.postgresql();
    }
}
