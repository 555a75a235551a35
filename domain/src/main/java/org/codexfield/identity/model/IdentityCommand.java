package org.codexfield.identity.model;

import static org.codexfield.identity.Role.ADMINISTRATOR;
import static org.codexfield.identity.Role.AUDITOR;
import static org.codexfield.identity.Role.COMPLIANCE_OFFICER;
import static org.codexfield.identity.Role.OPERATOR;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.codexfield.identity.Role;

/**
 * Every command and every guarded reading of identity: which roles may, in which organisation, and
 * in which state of the subject. The services ask it, the aggregates ask it, and the authorisation
 * matrix in the documentation is printed from it.
 */
public enum IdentityCommand {
    /** Let an organisation take part. */
    APPROVE_ORGANISATION(Scope.INSTALLATION, Set.of(OPERATOR), OrganisationStatus.REGISTERED),
    /** Refuse an organisation. */
    REJECT_ORGANISATION(Scope.INSTALLATION, Set.of(OPERATOR), OrganisationStatus.REGISTERED),
    /** Stop an organisation for now. */
    SUSPEND_ORGANISATION(Scope.INSTALLATION, Set.of(OPERATOR), OrganisationStatus.ACTIVE),
    /** Let a suspended organisation act again. */
    RESUME_ORGANISATION(Scope.INSTALLATION, Set.of(OPERATOR), OrganisationStatus.SUSPENDED),
    /** See organisations that are not active, and who registered them. */
    READ_ALL_ORGANISATIONS(Scope.INSTALLATION, Set.of(OPERATOR)),
    /** Make somebody an operator, or end it. */
    APPOINT_OPERATOR(Scope.INSTALLATION, Set.of(OPERATOR)),
    /** See an organisation's members. */
    READ_MEMBERS(Scope.OWN, EnumSet.complementOf(EnumSet.of(OPERATOR))),
    /** Give a member other roles. */
    CHANGE_ROLES(Scope.OWN, Set.of(ADMINISTRATOR), MemberStatus.ACTIVE),
    /** End another's membership; one's own needs no role. */
    END_MEMBERSHIP(Scope.OWN, Set.of(ADMINISTRATOR), MemberStatus.ACTIVE),
    /** See an organisation's invitations. */
    READ_INVITATIONS(Scope.OWN, Set.of(ADMINISTRATOR, AUDITOR)),
    /** Invite somebody. */
    SEND_INVITATION(Scope.OWN, Set.of(ADMINISTRATOR)),
    /** Send an invitation again, with a new link. */
    RENEW_INVITATION(Scope.OWN, Set.of(ADMINISTRATOR), InvitationStatus.PENDING),
    /** Withdraw an invitation. */
    WITHDRAW_INVITATION(Scope.OWN, Set.of(ADMINISTRATOR), InvitationStatus.PENDING),
    /** Make a new signing key, or register one held elsewhere. */
    ADD_SIGNING_KEY(Scope.OWN, Set.of(ADMINISTRATOR)),
    /** Report a signing key as compromised. */
    REPORT_COMPROMISE(
            Scope.OWN, Set.of(ADMINISTRATOR), SigningKeyStatus.ACTIVE, SigningKeyStatus.ROTATED),
    /** Make an API key that acts as oneself. */
    ISSUE_API_KEY(Scope.OWN, EnumSet.allOf(Role.class)),
    /** See all API keys of the organisation; one's own need no role. */
    READ_API_KEYS(Scope.OWN, Set.of(ADMINISTRATOR, AUDITOR)),
    /** Revoke another's API key; one's own, and the key's own by itself, need no role. */
    REVOKE_API_KEY(Scope.OWN, Set.of(ADMINISTRATOR), ApiKeyStatus.ACTIVE),
    /** Read the organisation's audit trail. */
    READ_AUDIT_TRAIL(Scope.OWN, Set.of(ADMINISTRATOR, AUDITOR, COMPLIANCE_OFFICER)),
    /** Read the whole installation's audit trail. */
    READ_WHOLE_AUDIT_TRAIL(Scope.INSTALLATION, Set.of(OPERATOR)),
    /** See what waits to leave the process, and why. */
    READ_OUTBOX(Scope.INSTALLATION, Set.of(OPERATOR)),
    /** Try a failed delivery again. */
    RETRY_DELIVERY(Scope.INSTALLATION, Set.of(OPERATOR));

    /** In which organisation the roles must be held. */
    public enum Scope {
        /** In the organisation that the subject belongs to. */
        OWN,
        /** In the organisation that runs the installation. */
        INSTALLATION
    }

    private final Scope scope;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable copy
    private final Set<Role> roles;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable copy
    private final Set<Enum<?>> states;

    IdentityCommand(Scope scope, Set<Role> roles, Enum<?>... states) {
        this.scope = scope;
        this.roles = Set.copyOf(roles);
        this.states = Set.of(states);
    }

    /** In which organisation the roles must be held. */
    public Scope scope() {
        return scope;
    }

    /** Any of these is enough. */
    public Set<Role> roles() {
        return roles;
    }

    /** The states that the command starts from; empty when it starts from any or none. */
    public Set<Enum<?>> states() {
        return states;
    }

    /**
     * The command of a stable name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static IdentityCommand of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** The stable name in kebab case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Goes on only from a state that the command starts from.
     *
     * @throws StateForbidsCommand from any other
     */
    void requireState(Enum<?> state) {
        if (!states.contains(state)) {
            throw new StateForbidsCommand(this, state.name().toLowerCase(Locale.ROOT));
        }
    }

    String roleCodes() {
        return roles.stream().map(Role::code).sorted().collect(Collectors.joining(", "));
    }

    String stateCodes() {
        return states.stream()
                .map(state -> state.name().toLowerCase(Locale.ROOT))
                .sorted()
                .collect(Collectors.joining(" or "));
    }

    String scopeText() {
        return scope == Scope.OWN
                ? "the organisation concerned"
                : "the organisation that runs this installation";
    }
}
