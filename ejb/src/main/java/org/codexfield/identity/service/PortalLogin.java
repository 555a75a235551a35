package org.codexfield.identity.service;

import java.time.Instant;
import java.util.Optional;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.MemberId;

/**
 * What a portal session remembers of its login.
 *
 * @param account who signed in
 * @param chosen the membership that the person acts as; if it is none any more, another one takes
 *     its place
 * @param begunAt when the person signed in
 * @param provider the identity provider's session, if that is where the person signed in
 */
public record PortalLogin(
        AccountId account,
        Optional<MemberId> chosen,
        Instant begunAt,
        Optional<ProviderSession> provider) {

    /**
     * A session at the identity provider; when it ends, the portal's ends too.
     *
     * @param issuer the provider
     * @param id its {@code sid}
     */
    public record ProviderSession(String issuer, String id) {}
}
