package org.codexfield.identity;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a member may do in an organisation. */
public enum Role {
    /** Makes and seals capsules. */
    PUBLISHER,

    /** Answers for capsules and their offers. */
    STEWARD,

    /** Decides access. */
    COMPLIANCE_OFFICER,

    /** Votes in a committee. */
    COMMITTEE_MEMBER,

    /** Opens and closes votes. */
    COMMITTEE_CHAIR,

    /** Vouches for the organisation's requesters. */
    SIGNING_OFFICIAL,

    /** Asks for access. */
    REQUESTER,

    /** Wallets, statements, payouts. */
    FINANCE,

    /** Runs the organisation's nodes. */
    NODE_OPERATOR,

    /** Reads everything of the organisation, changes nothing. */
    AUDITOR,

    /** Members, roles and keys of the organisation. */
    ADMINISTRATOR,

    /** Runs the installation; in its own organisation only. */
    OPERATOR;

    private static final Map<String, Role> BY_CODE =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Role::code, role -> role));

    /** The name in kebab case, for example {@code compliance-officer}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads a set of codes.
     *
     * @throws RoleIsUnknown naming the first that is none
     */
    public static Set<Role> parseAll(Iterable<String> codes) {
        var roles = EnumSet.noneOf(Role.class);
        for (var code : codes) {
            var role = BY_CODE.get(code);
            if (role == null) {
                throw new RoleIsUnknown(code);
            }
            roles.add(role);
        }
        return roles;
    }
}
