package org.codexfield.identity.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.Caller;
import org.codexfield.identity.ProviderIsUnreachable;
import org.codexfield.identity.model.IdentityProvider;
import org.codexfield.identity.model.NoSuchMembership;
import org.codexfield.identity.service.PortalLogin.ProviderSession;

/**
 * Lets people and machines in whom the identity provider vouches for. The provider is asked outside
 * any transaction.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ProviderLoginService {

    @Inject IdentityProvider provider;
    @Inject ProviderAccounts accounts;
    @Inject Logins logins;
    @Inject Clock clock;

    /**
     * A login that has begun.
     *
     * @param address where to lead the browser
     * @param memory what the browser's session keeps until it comes back
     */
    public record Begun(URI address, String memory) {}

    /**
     * A login that was completed.
     *
     * @param idToken shown to the provider again at logout
     */
    public record Completed(AccountId account, Optional<ProviderSession> session, String idToken) {}

    /** Whether there is a provider. */
    public boolean isConfigured() {
        return provider.isConfigured();
    }

    /** Whether it answers now. */
    public boolean answers() {
        return provider.isConfigured() && provider.answers(clock.instant());
    }

    /**
     * Begins a login.
     *
     * @throws ProviderIsUnreachable if the provider does not answer
     */
    public Begun begin() {
        var begun = provider.begin(clock.instant());
        return new Begun(begun.address(), begun.memory());
    }

    /**
     * Ends a login.
     *
     * @param answer the query with which the browser came back
     */
    public Completed complete(String memory, String answer) {
        var login = provider.complete(memory, answer, clock.instant());
        var session = new ProviderSession(login.person().issuer(), login.sessionId());
        return new Completed(
                accounts.signIn(login.person()),
                login.sessionId().isEmpty() ? Optional.empty() : Optional.of(session),
                login.idToken());
    }

    /** Where to lead the browser to sign out at the provider too. */
    public Optional<URI> logout(String idToken) {
        return provider.logout(idToken, clock.instant());
    }

    /**
     * Ends the sessions that ended at the provider.
     *
     * @throws org.codexfield.identity.model.ProviderTokenIsRefused if the token does not hold
     */
    public void endSessions(String logoutToken) {
        accounts.endSessions(provider.logoutToken(logoutToken, clock.instant()));
    }

    /**
     * The caller that an access token stands for.
     *
     * @param slug the organisation to act for; without, the first by name
     * @throws org.codexfield.identity.model.ProviderTokenIsRefused if the token does not hold
     * @throws NoSuchMembership if the caller is no member of that organisation
     */
    public Caller accessToken(String token, Optional<String> slug, String address) {
        var person = provider.accessToken(token, clock.instant());
        return logins.standing(accounts.of(person), slug)
                .orElseThrow(NoSuchMembership::new)
                .caller(Caller.Kind.TOKEN, address);
    }
}
