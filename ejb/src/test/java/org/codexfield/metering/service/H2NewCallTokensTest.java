package org.codexfield.metering.service;

import org.codexfield.shared.persistence.TestDatabase;

final class H2NewCallTokensTest extends NewCallTokensContract {

    @Override
    TestDatabase fresh() {
        return TestDatabase.h2();
    }
}
