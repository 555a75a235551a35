package org.codexfield.metering.service;

import org.codexfield.shared.persistence.TestDatabase;

final class H2EndedWindowsTest extends EndedWindowsContract {

    @Override
    TestDatabase fresh() {
        return TestDatabase.h2();
    }
}
