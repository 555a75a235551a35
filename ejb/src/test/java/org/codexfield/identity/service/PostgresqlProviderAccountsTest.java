package org.codexfield.identity.service;

import org.codexfield.shared.persistence.TestDatabase;

class PostgresqlProviderAccountsTest extends ProviderAccountsContract {

    PostgresqlProviderAccountsTest() {
        super(TestDatabase::postgresql);
    }
}
