package org.codexfield.licensing.service;

import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.Nested;

/** Licensing on PostgreSQL. */
class PostgresqlLicensingTest {

    @Nested
    class Approval extends ApprovalContract {
        Approval() {
            super(TestDatabase::postgresql);
        }
    }

    @Nested
    class Files extends AttachmentContract {
        Files() {
            super(TestDatabase::postgresql);
        }
    }

    @Nested
    class Course extends CourseContract {
        Course() {
            super(TestDatabase::postgresql);
        }
    }

    @Nested
    class Credentials extends CredentialContract {
        Credentials() {
            super(TestDatabase::postgresql);
        }
    }

    @Nested
    class Duties extends DutiesContract {
        Duties() {
            super(TestDatabase::postgresql);
        }
    }

    @Nested
    class Derivations extends DerivationContract {
        Derivations() {
            super(TestDatabase::postgresql);
        }
    }

    @Nested
    class Grants extends GrantContract {
        Grants() {
            super(TestDatabase::postgresql);
        }
    }

    @Nested
    class Options extends OptionsContract {
        Options() {
            super(TestDatabase::postgresql);
        }
    }

    @Nested
    class Versions extends VersionsContract {
        Versions() {
            super(TestDatabase::postgresql);
        }
    }

    @Nested
    class ManyGrants extends ManyGrantsContract {
        ManyGrants() {
            super(TestDatabase::postgresql);
        }
    }
}
