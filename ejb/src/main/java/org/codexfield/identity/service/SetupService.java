package org.codexfield.identity.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.EnumSet;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.Password;
import org.codexfield.identity.Role;
import org.codexfield.identity.SecretToken;
import org.codexfield.identity.model.Account;
import org.codexfield.identity.model.Accounts;
import org.codexfield.identity.model.AlreadySetUp;
import org.codexfield.identity.model.Installation;
import org.codexfield.identity.model.Member;
import org.codexfield.identity.model.OneTimeTokens;
import org.codexfield.identity.model.OneTimeTokens.Purpose;

/** Makes the first operator, by the one-time link that the first start writes into the log. */
@Stateless
public class SetupService {

    @Inject OneTimeTokens tokens;
    @Inject Installation installation;
    @Inject Accounts accounts;
    @Inject PasswordChecks passwords;
    @Inject Founding founding;
    @Inject Clock clock;

    /** Whether the installation has its first operator. */
    @PermitAll
    public boolean isDone() {
        return founding.hasOperator();
    }

    /**
     * Opens the first operator's account.
     *
     * @throws AlreadySetUp if there is an operator
     * @throws org.codexfield.identity.model.PasswordLoginIsOff where the identity provider alone
     *     lets people in: then the first operator is made before that, with an address that the
     *     provider knows
     * @throws org.codexfield.identity.model.TokenIsInvalid if the link cannot be used
     */
    @PermitAll
    public AccountId setUp(String token, EmailAddress email, String name, Password password) {
        passwords.requireOn();
        if (founding.hasOperator()) {
            throw new AlreadySetUp();
        }
        tokens.redeem(Purpose.SETUP, SecretToken.digestOf(token), clock.instant());
        var account = new Account(email, name, passwords.hash(password), clock.instant());
        accounts.add(account);
        var member =
                new Member(
                        installation.organisation(),
                        account.id(),
                        EnumSet.of(Role.OPERATOR, Role.ADMINISTRATOR),
                        clock.instant());
        founding.firstOperator(account, member);
        return account.id();
    }
}
