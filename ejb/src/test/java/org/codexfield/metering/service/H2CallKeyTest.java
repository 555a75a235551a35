package org.codexfield.metering.service;

import org.codexfield.shared.persistence.TestDatabase;

final class H2CallKeyTest extends CallKeyContract {

    @Override
    TestDatabase fresh() {
        return TestDatabase.h2();
    }
}
