package org.codexfield.metering.service;

import org.codexfield.shared.persistence.TestDatabase;

final class H2GatewayTest extends GatewayContract {

    @Override
    TestDatabase fresh() {
        return TestDatabase.h2();
    }
}
