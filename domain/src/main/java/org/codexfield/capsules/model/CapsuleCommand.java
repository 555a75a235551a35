package org.codexfield.capsules.model;

import static org.codexfield.identity.Role.AUDITOR;
import static org.codexfield.identity.Role.COMPLIANCE_OFFICER;
import static org.codexfield.identity.Role.OPERATOR;
import static org.codexfield.identity.Role.PUBLISHER;
import static org.codexfield.identity.Role.STEWARD;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.codexfield.capsules.VersionStatus;
import org.codexfield.identity.Role;

/**
 * Every command and every guarded reading of capsules: which roles may, in the organisation that
 * the capsule belongs to, and in which state of the version. What is published anybody may read.
 */
public enum CapsuleCommand {
    /** Make a capsule. */
    CREATE_CAPSULE(Set.of(PUBLISHER)),
    /** Begin a version. */
    DRAFT_VERSION(Set.of(PUBLISHER)),
    /** Write title, description, card, tags and interface. */
    WRITE_DOCUMENTATION(Set.of(PUBLISHER), VersionStatus.DRAFT),
    /** Name the parents. */
    NAME_PARENTS(Set.of(PUBLISHER), VersionStatus.DRAFT),
    /** Put a part in, or replace it. */
    PUT_PART(Set.of(PUBLISHER), VersionStatus.DRAFT),
    /** Take a part out. */
    REMOVE_PART(Set.of(PUBLISHER), VersionStatus.DRAFT),
    /** Sign and log a version; it never changes afterwards. */
    SEAL_VERSION(Set.of(PUBLISHER), VersionStatus.DRAFT),
    /** Bring a version into the catalogue. */
    PUBLISH_VERSION(Set.of(PUBLISHER), VersionStatus.SEALED),
    /** Take a version back. */
    WITHDRAW_VERSION(Set.of(PUBLISHER, STEWARD), VersionStatus.SEALED, VersionStatus.PUBLISHED),
    /** See what is not published yet. */
    READ_DRAFTS(Set.of(PUBLISHER, STEWARD, COMPLIANCE_OFFICER, AUDITOR)),
    /** Have the bytes of a part. */
    READ_PARTS(
            EnumSet.complementOf(EnumSet.of(OPERATOR)),
            VersionStatus.DRAFT,
            VersionStatus.SEALED,
            VersionStatus.PUBLISHED);

    /** In which organisation the roles must be held. */
    public enum Scope {
        /** In the organisation that the capsule belongs to. */
        OWN
    }

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable copy
    private final Set<Role> roles;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable copy
    private final Set<Enum<?>> states;

    CapsuleCommand(Set<Role> roles, Enum<?>... states) {
        this.roles = Set.copyOf(roles);
        this.states = Set.of(states);
    }

    /** In which organisation the roles must be held. */
    public Scope scope() {
        return Scope.OWN;
    }

    /** Any of these is enough. */
    public Set<Role> roles() {
        return roles;
    }

    /** The states that the command starts from; empty when it starts from any or none. */
    public Set<Enum<?>> states() {
        return states;
    }

    /** The command of this code. */
    public static CapsuleCommand of(String code) {
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
    public void requireState(VersionStatus state) {
        if (!states.contains(state)) {
            throw new StateForbidsCommand(this, state.code());
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
}
