package org.codexfield.identity.service;

import org.codexfield.shared.persistence.TestDatabase;

class PostgresqlAdministratorRaceTest extends AdministratorRaceContract {

    PostgresqlAdministratorRaceTest() {
        super(TestDatabase::postgresql);
    }
}
