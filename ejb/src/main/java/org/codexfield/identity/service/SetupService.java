package org.codexfield.identity.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.Password;
import org.codexfield.identity.model.AlreadySetUp;

/** Makes the first operator, by the one-time link that the first start writes into the log. */
@Stateless
public class SetupService {

    @Inject AccountOpenings openings;
    @Inject PasswordChecks passwords;
    @Inject Founding founding;

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
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public AccountId setUp(String token, EmailAddress email, String name, Password password) {
        passwords.requireOn();
        openings.requireSetUp(token);
        return openings.bySetUp(token, email, name, passwords.hash(password));
    }
}
