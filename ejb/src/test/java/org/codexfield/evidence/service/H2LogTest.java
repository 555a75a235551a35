package org.codexfield.evidence.service;

import org.codexfield.shared.persistence.TestDatabase;

final class H2LogTest extends LogContract {

    @Override
    TestDatabase fresh() {
        return TestDatabase.h2();
    }
}
