package org.codexfield.shared.persistence;

final class H2TestDatabaseTest extends TestDatabaseContract {

    @Override
    TestDatabase fresh() {
        return TestDatabase.h2();
    }
}
