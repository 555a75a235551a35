package org.codexfield.identity.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.model.Account;
import org.codexfield.identity.model.Accounts;

@ApplicationScoped
class JpaAccounts implements Accounts {

    @PersistenceContext(unitName = "codexfield")
    EntityManager entities;

    @Override
    public void add(Account account) {
        entities.persist(account);
        entities.flush();
    }

    @Override
    public Account get(AccountId id) {
        var found = entities.find(Account.class, id.value());
        if (found == null) {
            throw new IllegalStateException("No account " + id);
        }
        return found;
    }

    @Override
    public Optional<Account> find(EmailAddress email) {
        return entities.createQuery("SELECT a FROM Account a WHERE a.email = :email", Account.class)
                .setParameter("email", email.value())
                .getResultStream()
                .findFirst();
    }
}
