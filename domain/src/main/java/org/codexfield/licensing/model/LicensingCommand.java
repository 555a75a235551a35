package org.codexfield.licensing.model;

import static org.codexfield.identity.Role.AUDITOR;
import static org.codexfield.identity.Role.COMMITTEE_CHAIR;
import static org.codexfield.identity.Role.COMMITTEE_MEMBER;
import static org.codexfield.identity.Role.COMPLIANCE_OFFICER;
import static org.codexfield.identity.Role.REQUESTER;
import static org.codexfield.identity.Role.SIGNING_OFFICIAL;
import static org.codexfield.identity.Role.STEWARD;
import static org.codexfield.licensing.RequestStatus.DRAFT;
import static org.codexfield.licensing.RequestStatus.IN_REVIEW;
import static org.codexfield.licensing.RequestStatus.RETURNED;
import static org.codexfield.licensing.RequestStatus.SUBMITTED;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.codexfield.identity.Role;
import org.codexfield.licensing.GrantStatus;
import org.codexfield.licensing.OfferStatus;

/**
 * Every command and every guarded reading of offers, requests and grants: which roles may, in which
 * organisation, and in which state of the subject. What a single request forbids its own people
 * besides, {@link SeparationOfDuties} says.
 */
public enum LicensingCommand {
    /** Make an offer, or change it. */
    MAKE_OFFER(Scope.PROVIDER, Set.of(STEWARD)),
    /** Take no more requests for an offer. */
    CLOSE_OFFER(Scope.PROVIDER, Set.of(STEWARD), OfferStatus.OPEN),
    /** Begin a request. */
    DRAFT_REQUEST(Scope.CONSUMER, Set.of(REQUESTER)),
    /** Change one's request. */
    EDIT_REQUEST(Scope.CONSUMER, Set.of(REQUESTER), DRAFT, RETURNED),
    /** Attach a file to one's request, or put another in its place. */
    ATTACH_FILE(Scope.CONSUMER, Set.of(REQUESTER), DRAFT, RETURNED),
    /** Take a file out of one's request. */
    DETACH_FILE(Scope.CONSUMER, Set.of(REQUESTER), DRAFT, RETURNED),
    /** Say for whom one's request is. */
    CHOOSE_BENEFICIARY(Scope.CONSUMER, Set.of(REQUESTER), DRAFT),
    /** Hand one's request in. */
    SUBMIT_REQUEST(Scope.CONSUMER, Set.of(REQUESTER), DRAFT, RETURNED),
    /** Take one's request back. */
    WITHDRAW_REQUEST(Scope.CONSUMER, Set.of(REQUESTER), DRAFT, SUBMITTED, IN_REVIEW, RETURNED),
    /** Vouch for a request of the own organisation. */
    SIGN_OFF_REQUEST(Scope.CONSUMER, Set.of(SIGNING_OFFICIAL), SUBMITTED),
    /** Give a request of the own organisation back instead of vouching for it. */
    RETURN_UNVOUCHED_REQUEST(Scope.CONSUMER, Set.of(SIGNING_OFFICIAL), SUBMITTED),
    /** Give advice on a request. */
    REVIEW_REQUEST(
            Scope.PROVIDER,
            Set.of(STEWARD, COMPLIANCE_OFFICER, COMMITTEE_MEMBER, COMMITTEE_CHAIR),
            IN_REVIEW),
    /** Approve a request. */
    APPROVE_REQUEST(Scope.PROVIDER, Set.of(STEWARD, COMPLIANCE_OFFICER), IN_REVIEW),
    /** Refuse a request. */
    REJECT_REQUEST(Scope.PROVIDER, Set.of(STEWARD, COMPLIANCE_OFFICER), IN_REVIEW),
    /** Give a request back to be changed. */
    RETURN_REQUEST(
            Scope.PROVIDER,
            Set.of(STEWARD, COMPLIANCE_OFFICER, COMMITTEE_MEMBER, COMMITTEE_CHAIR),
            IN_REVIEW),
    /** See the requests of the own organisation, and comment on them. */
    READ_OWN_REQUESTS(
            Scope.CONSUMER, Set.of(REQUESTER, SIGNING_OFFICIAL, COMPLIANCE_OFFICER, AUDITOR)),
    /** See the requests for what the own organisation offers. */
    READ_INCOMING_REQUESTS(
            Scope.PROVIDER,
            Set.of(STEWARD, COMPLIANCE_OFFICER, COMMITTEE_MEMBER, COMMITTEE_CHAIR, AUDITOR)),
    /** Fetch what is attached to a request that one's organisation vouches for. */
    FETCH_OWN_ATTACHMENTS(Scope.CONSUMER, Set.of(SIGNING_OFFICIAL)),
    /** Fetch what is attached to a request that one's organisation decides. */
    FETCH_INCOMING_ATTACHMENTS(
            Scope.PROVIDER, Set.of(STEWARD, COMPLIANCE_OFFICER, COMMITTEE_MEMBER, COMMITTEE_CHAIR)),
    /** Write to a request that one's organisation made. */
    COMMENT_AS_CONSUMER(Scope.CONSUMER, Set.of(REQUESTER, SIGNING_OFFICIAL)),
    /** Write to a request that one's organisation decides, for all or for its own people. */
    COMMENT_AS_PROVIDER(
            Scope.PROVIDER, Set.of(STEWARD, COMPLIANCE_OFFICER, COMMITTEE_MEMBER, COMMITTEE_CHAIR)),
    /** Let a grant hold longer. */
    EXTEND_GRANT(
            Scope.PROVIDER,
            Set.of(STEWARD, COMPLIANCE_OFFICER),
            GrantStatus.ACTIVE,
            GrantStatus.SUSPENDED),
    /** Stop a grant for now. */
    SUSPEND_GRANT(Scope.PROVIDER, Set.of(STEWARD, COMPLIANCE_OFFICER), GrantStatus.ACTIVE),
    /** Let a suspended grant hold again. */
    RESUME_GRANT(Scope.PROVIDER, Set.of(STEWARD, COMPLIANCE_OFFICER), GrantStatus.SUSPENDED),
    /** End a grant for good. */
    REVOKE_GRANT(
            Scope.PROVIDER,
            Set.of(STEWARD, COMPLIANCE_OFFICER),
            GrantStatus.ACTIVE,
            GrantStatus.SUSPENDED),
    /** See what the own organisation granted. */
    READ_GIVEN_GRANTS(
            Scope.PROVIDER,
            Set.of(STEWARD, COMPLIANCE_OFFICER, COMMITTEE_MEMBER, COMMITTEE_CHAIR, AUDITOR)),
    /** See what the own organisation was granted. */
    READ_HELD_GRANTS(
            Scope.CONSUMER, Set.of(REQUESTER, SIGNING_OFFICIAL, COMPLIANCE_OFFICER, AUDITOR)),
    /** Have the credential of a grant that the own organisation holds. */
    FETCH_CREDENTIAL(Scope.CONSUMER, Set.of(REQUESTER), GrantStatus.ACTIVE, GrantStatus.SUSPENDED);

    /** In which organisation the roles must be held. */
    public enum Scope {
        /** In the organisation that offers the capsule. */
        PROVIDER,
        /** In the organisation that asks for access or holds it. */
        CONSUMER
    }

    private final Scope scope;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable copy
    private final Set<Role> roles;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable copy
    private final Set<Enum<?>> states;

    LicensingCommand(Scope scope, Set<Role> roles, Enum<?>... states) {
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
            throw new StateForbidsCommand(this, codeOf(state));
        }
    }

    String roleCodes() {
        return roles.stream().map(Role::code).sorted().collect(Collectors.joining(", "));
    }

    String stateCodes() {
        return states.stream()
                .map(LicensingCommand::codeOf)
                .sorted()
                .collect(Collectors.joining(" or "));
    }

    String scopeText() {
        return scope == Scope.PROVIDER
                ? "the organisation that offers the capsule"
                : "the organisation that asks for access or holds it";
    }

    private static String codeOf(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
