package org.codexfield.identity.model;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.ProviderIsUnreachable;

/**
 * The OpenID Connect provider that this installation trusts, if one is configured. Whatever it
 * sends is checked before it leaves this port: who signed, for whom, and when.
 *
 * <p>Every method but {@link #isConfigured()} may throw {@link ProviderIsUnreachable}; {@code now}
 * is what expiry is measured against, give or take a minute.
 */
public interface IdentityProvider {

    /** Whether there is one. */
    boolean isConfigured();

    /** Whether it answers now, or did seconds ago. */
    boolean answers(Instant now);

    /** Begins a login: where to lead the browser, and what to remember until it comes back. */
    Begun begin(Instant now);

    /**
     * Ends a login.
     *
     * @param memory what {@link #begin} gave to remember
     * @param answer the query with which the browser came back
     * @throws ProviderRefusedLogin if the provider did not confirm who it is
     * @throws ProviderTokenIsRefused if what it confirmed does not hold
     */
    Login complete(String memory, String answer, Instant now);

    /**
     * The person or machine that an access token stands for.
     *
     * @throws ProviderTokenIsRefused if the token does not hold
     */
    Person accessToken(String token, Instant now);

    /**
     * What a logout token says (OpenID Connect Back-Channel Logout 1.0).
     *
     * @throws ProviderTokenIsRefused if the token does not hold
     */
    Ended logoutToken(String token, Instant now);

    /** Where to lead the browser to sign out there too, if the provider has such a place. */
    Optional<URI> logout(String idToken, Instant now);

    /**
     * A login that has begun.
     *
     * @param memory opaque; a secret of this browser's session
     */
    record Begun(URI address, String memory) {}

    /**
     * Somebody as the provider knows them.
     *
     * @param subject never changes and is never given to another
     * @param verifiedEmail the address, if the provider vouches for it
     * @param name as colleagues know the person; may be empty
     * @param roles {@code organisation:role} as the provider asserts them; empty if it does not
     */
    record Person(
            String issuer,
            String subject,
            Optional<EmailAddress> verifiedEmail,
            String name,
            List<String> roles) {}

    /**
     * A login that was completed.
     *
     * @param sessionId the provider's session; empty if it does not say
     * @param idToken shown to the provider again at logout
     */
    record Login(Person person, String sessionId, String idToken) {}

    /**
     * Sessions that ended at the provider.
     *
     * @param sessionId the session; empty for all of the subject's that began before
     * @param subject the person; may be empty with a session
     */
    record Ended(String issuer, String sessionId, String subject, Instant at) {}
}
