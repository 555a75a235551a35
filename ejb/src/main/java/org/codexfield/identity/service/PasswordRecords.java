package org.codexfield.identity.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;
import org.codexfield.evidence.Fact;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.model.Accounts;
import org.codexfield.identity.model.CredentialsAreWrong;

/**
 * What another password reads and writes. Each step is a transaction of its own, so that none is
 * open while the slow hash is computed between them.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class PasswordRecords {

    @Inject Accounts accounts;
    @Inject AccountPasswords passwords;
    @Inject PasswordResetLinks links;
    @Inject Event<Fact> facts;

    /** The present password of an account; without a hash if it has none. */
    public record Present(String email, String hash) {

        Optional<String> known() {
            return Optional.of(hash).filter(kept -> !kept.isEmpty());
        }
    }

    /** The password that an account has now. */
    public Present present(AccountId id) {
        var account = accounts.get(id);
        return new Present(account.email().value(), account.passwordHash());
    }

    /**
     * Sets another password in the place of the one that was judged.
     *
     * @throws CredentialsAreWrong if the account has another one meanwhile
     */
    public void change(AccountId id, Present judged, String hash) {
        var account = accounts.get(id);
        if (!account.passwordHash().equals(judged.hash())) {
            throw new CredentialsAreWrong();
        }
        facts.fire(passwords.change(account, hash));
    }

    /** Goes on only if the link can be used; it is not used up. */
    public void requireLink(String token) {
        links.look(token);
    }

    /** Uses the link up, and sets another password. */
    public void reset(String token, String hash) {
        facts.fire(passwords.change(accounts.get(links.redeem(token)), hash));
    }
}
