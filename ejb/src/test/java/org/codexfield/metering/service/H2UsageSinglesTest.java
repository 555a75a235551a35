package org.codexfield.metering.service;

import org.codexfield.shared.persistence.TestDatabase;

final class H2UsageSinglesTest extends UsageSinglesContract {

    @Override
    TestDatabase fresh() {
        return TestDatabase.h2();
    }
}
