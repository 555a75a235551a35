package org.codexfield.evidence.service;

import org.codexfield.shared.persistence.TestDatabase;

final class H2OutboxTest extends OutboxContract {

    @Override
    TestDatabase fresh() {
        return TestDatabase.h2();
    }
}
