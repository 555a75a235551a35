package org.codexfield.licensing.service;

import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.Nested;

/** Licensing on H2. */
class H2LicensingTest {

    @Nested
    class Approval extends ApprovalContract {
        Approval() {
            super(TestDatabase::h2);
        }
    }

    @Nested
    class Files extends AttachmentContract {
        Files() {
            super(TestDatabase::h2);
        }
    }

    @Nested
    class Course extends CourseContract {
        Course() {
            super(TestDatabase::h2);
        }
    }

    @Nested
    class Credentials extends CredentialContract {
        Credentials() {
            super(TestDatabase::h2);
        }
    }

    @Nested
    class Duties extends DutiesContract {
        Duties() {
            super(TestDatabase::h2);
        }
    }

    @Nested
    class Derivations extends DerivationContract {
        Derivations() {
            super(TestDatabase::h2);
        }
    }

    @Nested
    class Grants extends GrantContract {
        Grants() {
            super(TestDatabase::h2);
        }
    }

    @Nested
    class Hosting extends HostingContract {
        Hosting() {
            super(TestDatabase::h2);
        }
    }

    @Nested
    class Options extends OptionsContract {
        Options() {
            super(TestDatabase::h2);
        }
    }

    @Nested
    class Rows extends RowsContract {
        Rows() {
            super(TestDatabase::h2);
        }
    }

    @Nested
    class Versions extends VersionsContract {
        Versions() {
            super(TestDatabase::h2);
        }
    }

    @Nested
    class ManyGrants extends ManyGrantsContract {
        ManyGrants() {
            super(TestDatabase::h2);
        }
    }
}
