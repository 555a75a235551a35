package org.codexfield.evidence.service;

import org.codexfield.shared.persistence.TestDatabase;

final class H2AuditTest extends AuditContract {

    @Override
    TestDatabase fresh() {
        return TestDatabase.h2();
    }
}
