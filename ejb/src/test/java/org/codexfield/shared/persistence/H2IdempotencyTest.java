package org.codexfield.shared.persistence;

class H2IdempotencyTest extends IdempotencyContract {

    @Override
    TestDatabase fresh() {
        return TestDatabase.h2();
    }
}
