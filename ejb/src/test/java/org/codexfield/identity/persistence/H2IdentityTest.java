package org.codexfield.identity.persistence;

import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.Nested;

/** The contracts of identity's stores on H2. */
class H2IdentityTest {

    @Nested
    class Organisations extends OrganisationsContract {
        Organisations() {
            super(TestDatabase::h2);
        }
    }

    @Nested
    class Accounts extends AccountsContract {
        Accounts() {
            super(TestDatabase::h2);
        }
    }

    @Nested
    class Members extends MembersContract {
        Members() {
            super(TestDatabase::h2);
        }
    }

    @Nested
    class Invitations extends InvitationsContract {
        Invitations() {
            super(TestDatabase::h2);
        }
    }

    @Nested
    class SigningKeys extends SigningKeysContract {
        SigningKeys() {
            super(TestDatabase::h2);
        }
    }

    @Nested
    class ApiKeys extends ApiKeysContract {
        ApiKeys() {
            super(TestDatabase::h2);
        }
    }

    @Nested
    class Installation extends InstallationContract {
        Installation() {
            super(TestDatabase::h2);
        }
    }

    @Nested
    class OneTimeTokens extends OneTimeTokensContract {
        OneTimeTokens() {
            super(TestDatabase::h2);
        }
    }

    @Nested
    class LoginAttempts extends LoginAttemptsContract {
        LoginAttempts() {
            super(TestDatabase::h2);
        }
    }

    @Nested
    class Cooldowns extends CooldownsContract {
        Cooldowns() {
            super(TestDatabase::h2);
        }
    }

    @Nested
    class Logins extends LoginsContract {
        Logins() {
            super(TestDatabase::h2);
        }
    }

    @Nested
    class IdentityViews extends IdentityViewsContract {
        IdentityViews() {
            super(TestDatabase::h2);
        }
    }
}
