package org.codexfield.identity.persistence;

import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.Nested;

/** The contracts of identity's stores on PostgreSQL. */
class PostgresqlIdentityTest {

    @Nested
    class Organisations extends OrganisationsContract {
        Organisations() {
            super(TestDatabase::postgresql);
        }
    }

    @Nested
    class Accounts extends AccountsContract {
        Accounts() {
            super(TestDatabase::postgresql);
        }
    }

    @Nested
    class Members extends MembersContract {
        Members() {
            super(TestDatabase::postgresql);
        }
    }

    @Nested
    class Invitations extends InvitationsContract {
        Invitations() {
            super(TestDatabase::postgresql);
        }
    }

    @Nested
    class SigningKeys extends SigningKeysContract {
        SigningKeys() {
            super(TestDatabase::postgresql);
        }
    }

    @Nested
    class ApiKeys extends ApiKeysContract {
        ApiKeys() {
            super(TestDatabase::postgresql);
        }
    }

    @Nested
    class Installation extends InstallationContract {
        Installation() {
            super(TestDatabase::postgresql);
        }
    }

    @Nested
    class OneTimeTokens extends OneTimeTokensContract {
        OneTimeTokens() {
            super(TestDatabase::postgresql);
        }
    }

    @Nested
    class LoginAttempts extends LoginAttemptsContract {
        LoginAttempts() {
            super(TestDatabase::postgresql);
        }
    }

    @Nested
    class Cooldowns extends CooldownsContract {
        Cooldowns() {
            super(TestDatabase::postgresql);
        }
    }

    @Nested
    class Logins extends LoginsContract {
        Logins() {
            super(TestDatabase::postgresql);
        }
    }

    @Nested
    class IdentityViews extends IdentityViewsContract {
        IdentityViews() {
            super(TestDatabase::postgresql);
        }
    }
}
