package org.codexfield.identity.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.codexfield.evidence.Fact;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.LoginLinked;
import org.codexfield.identity.SignedIn;
import org.codexfield.identity.model.Account;
import org.codexfield.identity.model.AccountBelongsToAnother;
import org.codexfield.identity.model.AccountIsUnknownHere;
import org.codexfield.identity.model.Accounts;
import org.codexfield.identity.model.ExternalLogins;
import org.codexfield.identity.model.IdentityProvider.Ended;
import org.codexfield.identity.model.IdentityProvider.Person;
import org.codexfield.shared.Digest;
import org.codexfield.shared.Text;
import org.codexfield.shared.TextIsUnacceptable;

/** Which account a person at the identity provider has here; each step is a transaction. */
@Stateless
@PermitAll
public class ProviderAccounts {

    private static final int MAX_NAME = 200;

    @Inject ExternalLogins logins;
    @Inject Accounts accounts;
    @Inject IdentityViews views;
    @Inject AssertedRoles assertedRoles;
    @Inject Clock clock;
    @Inject Event<Fact> facts;

    /** Signs in: the account, with the roles that the provider asserts. */
    public AccountId signIn(Person person) {
        var account = of(person);
        assertedRoles.apply(account, person.roles());
        facts.fire(SignedIn.by(account));
        return account;
    }

    /**
     * The account of a person. The first time it is found by the address that the provider vouches
     * for, or opened if an invitation to that address waits; from then on by the person's subject,
     * whatever address the person has.
     *
     * @throws AccountIsUnknownHere if nobody knows or invited the person
     * @throws AccountBelongsToAnother if the address was another person's before
     */
    public AccountId of(Person person) {
        return logins.find(person.issuer(), person.subject()).orElseGet(() -> link(person));
    }

    /** Ends sessions that ended at the provider. */
    public void endSessions(Ended ended) {
        if (!ended.sessionId().isEmpty()) {
            logins.ended(ended.issuer(), ended.sessionId(), clock.instant());
            return;
        }
        logins.find(ended.issuer(), ended.subject())
                .map(accounts::get)
                .ifPresent(account -> facts.fire(account.endSessions(ended.at())));
    }

    private AccountId link(Person person) {
        var email = person.verifiedEmail().orElseThrow(AccountIsUnknownHere::new);
        var account = accounts.find(email).orElseGet(() -> open(person, email));
        if (logins.hasLogin(account.id(), person.issuer())) {
            throw new AccountBelongsToAnother();
        }
        logins.link(person.issuer(), person.subject(), account.id());
        var login = person.issuer() + " " + person.subject();
        facts.fire(LoginLinked.to(account.id(), Digest.of(login.getBytes(StandardCharsets.UTF_8))));
        return account.id();
    }

    private Account open(Person person, EmailAddress email) {
        var now = clock.instant();
        if (views.pendingInvitations(email.value(), now).isEmpty()) {
            throw new AccountIsUnknownHere();
        }
        var account = new Account(email, name(person, email), "", now);
        accounts.add(account);
        facts.fire(account.opened());
        return account;
    }

    /** A name that cannot be shown is no reason to keep somebody out. */
    private static String name(Person person, EmailAddress email) {
        try {
            return Text.line("name", person.name(), MAX_NAME);
        } catch (TextIsUnacceptable unusable) {
            return email.value();
        }
    }
}
