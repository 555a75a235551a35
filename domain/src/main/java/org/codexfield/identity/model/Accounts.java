package org.codexfield.identity.model;

import java.util.Optional;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.EmailAddress;

/** The accounts that are kept. */
public interface Accounts {

    /** Keeps a new one. */
    void add(Account account);

    /** The account; it exists, for accounts are never deleted. */
    Account get(AccountId id);

    /** The account of this address, if there is one. */
    Optional<Account> find(EmailAddress email);
}
