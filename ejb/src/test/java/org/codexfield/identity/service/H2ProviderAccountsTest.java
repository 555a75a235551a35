package org.codexfield.identity.service;

import org.codexfield.shared.persistence.TestDatabase;

class H2ProviderAccountsTest extends ProviderAccountsContract {

    H2ProviderAccountsTest() {
        super(TestDatabase::h2);
    }
}
