package org.codexfield.identity.service;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.ApiKeyId;
import org.codexfield.identity.Caller;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.Role;
import org.codexfield.shared.Digest;

/** The reads behind every request: one statement each. */
public interface Logins {

    /** The password of an address, if it has an account with one. */
    Optional<KnownPassword> password(String email);

    /**
     * The standing of a person, if the session still holds. Roles are empty while the organisation
     * is not active.
     */
    Optional<Standing> session(PortalLogin login);

    /**
     * The standing of a person who shows credentials with a request.
     *
     * @param slug the organisation that the person chose; without, any will do
     */
    Optional<Standing> standing(AccountId account, Optional<String> slug);

    /** The standing of an active key's member, narrowed to the key's scopes. */
    Optional<KeyStanding> apiKey(Digest secret, Instant now);

    /** Notes that a key was used. */
    void used(ApiKeyId key, Instant now);

    /** A password's hash, and whose it is. */
    record KnownPassword(AccountId account, String hash) {}

    /** Who somebody is in an organisation now. */
    record Standing(
            AccountId account, MemberId member, OrganisationId organisation, Set<Role> roles) {

        Caller caller(Caller.Kind kind, String address) {
            return new Caller(account, member, organisation, roles, kind, address);
        }

        /** The same with no other roles than the scopes. */
        public Standing narrowed(Set<Role> scopes) {
            var narrowed = EnumSet.noneOf(Role.class);
            narrowed.addAll(roles);
            narrowed.retainAll(scopes);
            return new Standing(account, member, organisation, narrowed);
        }
    }

    /** The same by a key, and whether its use should be noted. */
    record KeyStanding(ApiKeyId key, Standing standing, boolean useIsStale) {}
}
