package org.codexfield.settlement.service;

import org.codexfield.shared.persistence.TestDatabase;

final class H2LedgerTest extends LedgerContract {

    @Override
    TestDatabase fresh() {
        return TestDatabase.h2();
    }
}
