package org.codexfield.metering.service;

import org.codexfield.shared.persistence.TestDatabase;

final class PostgresqlGatewayTest extends GatewayContract {

    @Override
    TestDatabase fresh() {
        return TestDatabase.postgresql();
    }
}
