package org.codexfield.metering.service;

import org.codexfield.shared.persistence.TestDatabase;

final class H2UsageEventsTest extends UsageEventsContract {

    @Override
    TestDatabase fresh() {
        return TestDatabase.h2();
    }
}
