package org.codexfield.identity;

import java.util.EnumSet;
import java.util.Set;
import org.codexfield.evidence.Subject;

/**
 * Who calls, as the login established it.
 *
 * @param account the person; the nil UUID for nobody and for the system
 * @param member the person within the active organisation; the nil UUID without one
 * @param organisation the active organisation; the nil UUID without one
 * @param roles the roles in the active organisation, narrowed by the API key's scopes if one is
 *     used
 * @param kind how the caller came in
 * @param apiKey the API key, if that is how the caller came in; else the nil UUID
 * @param address the caller's IP address, or {@code system}
 */
public record Caller(
        AccountId account,
        MemberId member,
        OrganisationId organisation,
        Set<Role> roles,
        Kind kind,
        ApiKeyId apiKey,
        String address) {

    private static final ApiKeyId NO_KEY = new ApiKeyId(Subject.NOBODY);

    /** How a caller came in. */
    public enum Kind {
        /** Without login. */
        ANONYMOUS,
        /** By the portal. */
        SESSION,
        /** By address and password, to issue an API key. */
        PASSWORD,
        /** By an API key. */
        API_KEY,
        /** By an access token of the identity provider. */
        TOKEN,
        /** A timer, or the start. */
        SYSTEM
    }

    /** Copies the roles. */
    public Caller {
        roles = roles.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(roles));
    }

    /** A caller who came in by no API key. */
    public Caller(
            AccountId account,
            MemberId member,
            OrganisationId organisation,
            Set<Role> roles,
            Kind kind,
            String address) {
        this(account, member, organisation, roles, kind, NO_KEY, address);
    }

    /** The same caller, who came in by this API key. */
    public Caller by(ApiKeyId key) {
        return new Caller(account, member, organisation, roles, Kind.API_KEY, key, address);
    }

    /** Nobody, from the given address. */
    public static Caller anonymous(String address) {
        return nobody(Kind.ANONYMOUS, address);
    }

    /** The system itself. */
    public static Caller system() {
        return nobody(Kind.SYSTEM, "system");
    }

    /** Whether somebody logged in. */
    public boolean isPerson() {
        return !account.value().equals(Subject.NOBODY);
    }

    /** Whether the caller acts for the given organisation with the given role. */
    public boolean has(Role role, OrganisationId in) {
        return roles.contains(role) && organisation.equals(in);
    }

    private static Caller nobody(Kind kind, String address) {
        return new Caller(
                new AccountId(Subject.NOBODY),
                new MemberId(Subject.NOBODY),
                new OrganisationId(Subject.NOBODY),
                Set.of(),
                kind,
                address);
    }
}
