package org.codexfield.metering.service;

import org.codexfield.shared.persistence.TestDatabase;

final class H2BackfillTest extends BackfillContract {

    @Override
    TestDatabase fresh() {
        return TestDatabase.h2();
    }
}
