package org.codexfield.metering.persistence;

import org.codexfield.shared.persistence.TestDatabase;

final class H2ReceiptsTest extends ReceiptsContract {

    @Override
    TestDatabase fresh() {
        return TestDatabase.h2();
    }
}
