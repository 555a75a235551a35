package org.codexfield.metering.model;

import static org.codexfield.identity.Role.FINANCE;
import static org.codexfield.identity.Role.NODE_OPERATOR;
import static org.codexfield.identity.Role.OPERATOR;
import static org.codexfield.identity.Role.PUBLISHER;
import static org.codexfield.identity.Role.REQUESTER;
import static org.codexfield.identity.Role.SIGNING_OFFICIAL;
import static org.codexfield.identity.Role.STEWARD;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.codexfield.identity.Role;

/**
 * Every command of metering: which roles may, in which organisation, and in which standing of the
 * node. The register of nodes whoever signed in may read.
 */
public enum MeteringCommand {
    /** Let a node join, or say where it is reached now. */
    REGISTER_NODE(
            Scope.NODE_OPERATOR, Set.of(NODE_OPERATOR), NodeStanding.GOOD, NodeStanding.SUSPENDED),
    /** Take a node out for good. */
    WITHDRAW_NODE(
            Scope.NODE_OPERATOR, Set.of(NODE_OPERATOR), NodeStanding.GOOD, NodeStanding.SUSPENDED),
    /** Stop a node for now. */
    SUSPEND_NODE(Scope.INSTALLATION, Set.of(OPERATOR), NodeStanding.GOOD),
    /** Let a suspended node serve again. */
    RESUME_NODE(Scope.INSTALLATION, Set.of(OPERATOR), NodeStanding.SUSPENDED),
    /** Have a node keep a copy of a version. */
    ASSIGN_HOST(Scope.OWNER, Set.of(PUBLISHER, STEWARD), NodeStanding.GOOD),
    /** No longer have a node keep a copy of a version. */
    RELEASE_HOST(Scope.OWNER, Set.of(PUBLISHER, STEWARD)),
    /** Let nodes outside of the gateway report calls under a grant that one holds. */
    ISSUE_CALL_TOKEN(Scope.HOLDER, Set.of(REQUESTER)),
    /** Say that a receipt of a call of one's capsule shows too much. */
    CORRECT_RECEIPT(Scope.PROVIDER, Set.of(FINANCE, STEWARD)),
    /** Ask whether a node may report old calls under a grant. */
    ASK_BACKFILL(Scope.NODE_OPERATOR, Set.of(NODE_OPERATOR), NodeStanding.GOOD),
    /** Decide whether old calls under a grant that one holds may be reported: one pays them. */
    DECIDE_BACKFILL(Scope.HOLDER, Set.of(FINANCE, SIGNING_OFFICIAL));

    /** In which organisation the roles must be held. */
    public enum Scope {
        /** In the organisation that runs the node. */
        NODE_OPERATOR,
        /** In the organisation that the capsule belongs to. */
        OWNER,
        /** In the organisation that holds the grant. */
        HOLDER,
        /** In the organisation that provided what was called. */
        PROVIDER,
        /** In the organisation that runs the installation, which alone has such roles. */
        INSTALLATION
    }

    private final Scope scope;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable copy
    private final Set<Role> roles;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable copy
    private final Set<NodeStanding> standings;

    MeteringCommand(Scope scope, Set<Role> roles, NodeStanding... standings) {
        this.scope = scope;
        this.roles = Set.copyOf(roles);
        this.standings = Set.of(standings);
    }

    /** In which organisation the roles must be held. */
    public Scope scope() {
        return scope;
    }

    /** Any of these is enough. */
    public Set<Role> roles() {
        return roles;
    }

    /** The standings that the command starts from; empty when it starts from any. */
    public Set<NodeStanding> standings() {
        return standings;
    }

    /** The stable name in kebab case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Goes on only from a standing that the command starts from.
     *
     * @throws StateForbidsCommand from any other
     */
    public void requireStanding(NodeStanding standing) {
        if (!standings.contains(standing)) {
            throw new StateForbidsCommand(this, codeOf(standing));
        }
    }

    String roleCodes() {
        return roles.stream().map(Role::code).sorted().collect(Collectors.joining(", "));
    }

    String stateCodes() {
        return standings.stream()
                .map(MeteringCommand::codeOf)
                .sorted()
                .collect(Collectors.joining(" or "));
    }

    String scopeText() {
        return switch (scope) {
            case NODE_OPERATOR -> "the organisation that runs the node";
            case OWNER -> "the organisation that the capsule belongs to";
            case HOLDER -> "the organisation that holds the grant";
            case PROVIDER -> "the organisation that provided what was called";
            case INSTALLATION -> "the organisation that runs the installation";
        };
    }

    private static String codeOf(NodeStanding standing) {
        return standing == NodeStanding.GOOD
                ? "taking part"
                : standing.name().toLowerCase(Locale.ROOT);
    }
}
