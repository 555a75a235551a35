package org.codexfield.licensing.service;

import java.util.List;
import java.util.UUID;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

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
    class Hosting extends HostingContract {
        Hosting() {
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
    class Rows extends RowsContract {
        Rows() {
            super(TestDatabase::postgresql);
        }

        /** H2 has neither triggers in SQL nor rights to single columns. */
        @Test
        void whatWasApproved_stays_andRevokedIsFinal() {
            var grant = own.aGrant().value();
            for (var change :
                    List.of(
                            "actions = 'download'",
                            "purposes = 'teaching'",
                            "capsule_digest = SHA256('x')",
                            "consumer_did = 'did:web:example.org'",
                            "beneficiary_account = provider_id",
                            "decisions = '{}'",
                            "conditions = 'none'",
                            "valid_from = valid_from - INTERVAL '1' DAY",
                            "approved_until = valid_until + INTERVAL '1' DAY",
                            "valid_until = approved_until + INTERVAL '31' DAY")) {
                assertRefused(
                        "UPDATE licensing.access_grant SET " + change + " WHERE id = ?", grant);
            }
            set("valid_until = approved_until + INTERVAL '1' DAY", grant);
            assertRefused(
                    "UPDATE licensing.access_grant SET valid_until = approved_until"
                            + " + INTERVAL '2' DAY WHERE id = ?",
                    grant);
            set("status = 'SUSPENDED'", grant);
            set("status = 'REVOKED'", grant);
            assertRefused(
                    "UPDATE licensing.access_grant SET status = 'ACTIVE' WHERE id = ?", grant);
        }

        private void set(String change, UUID grant) {
            application()
                    .update(
                            "UPDATE licensing.access_grant SET " + change + " WHERE id = ?",
                            List.of(grant));
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
