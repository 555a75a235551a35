package org.codexfield.shared.persistence;

class PostgresqlIdempotencyTest extends IdempotencyContract {

    @Override
    TestDatabase fresh() {
        return TestDatabase.postgresql();
    }
}
