package org.codexfield.identity.service;

import org.codexfield.shared.persistence.TestDatabase;

class H2AdministratorRaceTest extends AdministratorRaceContract {

    H2AdministratorRaceTest() {
        super(TestDatabase::h2);
    }
}
