package org.codexfield.identity.service;

import java.sql.SQLException;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** One installation for all tests of a service; each makes its own organisations and people. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class IdentityServiceTest {

    IdentityApplication app;

    @BeforeAll
    void start() {
        app = IdentityApplication.founded(TestDatabase.h2());
    }

    @AfterAll
    void stop() throws SQLException {
        app.close();
    }
}
