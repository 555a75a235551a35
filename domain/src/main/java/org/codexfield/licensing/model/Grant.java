package org.codexfield.licensing.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.evidence.Change;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.Role;
import org.codexfield.licensing.AccessRequestId;
import org.codexfield.licensing.Action;
import org.codexfield.licensing.GrantExtended;
import org.codexfield.licensing.GrantFacts;
import org.codexfield.licensing.GrantId;
import org.codexfield.licensing.GrantIssued;
import org.codexfield.licensing.GrantResumed;
import org.codexfield.licensing.GrantRevoked;
import org.codexfield.licensing.GrantScope;
import org.codexfield.licensing.GrantStatus;
import org.codexfield.licensing.GrantSuspended;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;
import org.codexfield.shared.StaleVersion;
import org.codexfield.shared.UtcText;

/** What was approved: who may do what with a capsule version, until when, under which terms. */
@Entity
@Table(name = "access_grant", schema = "licensing")
public class Grant {

    @Id
    @Column(name = "id", nullable = false)
    private UUID id;

    @Column(name = "request_id", nullable = false)
    private UUID requestId;

    @Column(name = "submission_digest", nullable = false)
    private byte[] submissionDigest;

    @Column(name = "capsule", nullable = false)
    private String capsule;

    @Column(name = "capsule_digest", nullable = false)
    private byte[] capsuleDigest;

    @Column(name = "terms_digest", nullable = false)
    private byte[] termsDigest;

    @Column(name = "provider_id", nullable = false)
    private UUID providerId;

    @Column(name = "provider_did", nullable = false)
    private String providerDid;

    @Column(name = "consumer_id", nullable = false)
    private UUID consumerId;

    @Column(name = "consumer_did", nullable = false)
    private String consumerDid;

    @Column(name = "requester_account", nullable = false)
    private UUID requesterAccount;

    @Column(name = "beneficiary_id", nullable = false)
    private UUID beneficiaryId;

    @Column(name = "beneficiary_account", nullable = false)
    private UUID beneficiaryAccount;

    @Column(name = "actions", nullable = false)
    private String actions;

    @Column(name = "purposes", nullable = false)
    private String purposes;

    @Column(name = "decisions", nullable = false)
    private String decisions;

    @Column(name = "conditions", nullable = false)
    private String conditions;

    @Enumerated(EnumType.STRING)
    @Column(name = "status", nullable = false)
    private GrantStatus status;

    @Column(name = "reason", nullable = false)
    private String reason;

    @Column(name = "valid_from", nullable = false)
    private Instant validFrom;

    @Column(name = "valid_until", nullable = false)
    private Instant validUntil;

    @Column(name = "approved_until", nullable = false)
    private Instant approvedUntil;

    @Version
    @Column(name = "version", nullable = false)
    private long version;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected Grant() {}

    /**
     * The grant of an approved request.
     *
     * @param provider the DID of the organisation that grants
     * @param consumer the DID of the organisation that will hold it
     * @throws IllegalArgumentException if the request is not approved
     */
    public Grant(AccessRequest request, Did provider, Did consumer, Instant now) {
        var parties = request.parties();
        var asked = request.content();
        this.id = GrantId.next(now).value();
        this.requestId = request.id().value();
        this.submissionDigest = request.submissionDigest().bytes();
        this.capsule = request.capsule().toString();
        this.capsuleDigest = request.capsuleDigest().bytes();
        this.termsDigest = request.terms().bytes();
        this.providerId = parties.provider().value();
        this.providerDid = provider.value();
        this.consumerId = parties.consumer().value();
        this.consumerDid = consumer.value();
        this.requesterAccount = parties.requesterAccount().value();
        this.beneficiaryId = parties.beneficiary().value();
        this.beneficiaryAccount = parties.beneficiaryAccount().value();
        this.actions = asked.actions().stream().map(Action::word).collect(Collectors.joining(","));
        this.purposes = String.join(",", asked.purposes());
        this.decisions = StageDecisions.write(request.decisions());
        this.conditions = request.conditions();
        this.status = GrantStatus.ACTIVE;
        this.reason = "";
        this.validFrom = now;
        this.validUntil =
                request.validUntil()
                        .orElseThrow(
                                () -> new IllegalArgumentException("The request is not approved"));
        this.approvedUntil = validUntil;
    }

    /**
     * Tells that it was made.
     *
     * @param approval the digest of the logged document of the approval that made it
     */
    public GrantIssued issued(Digest approval) {
        return new GrantIssued(
                id(),
                provider(),
                facts(),
                scope(),
                StageDecisions.read(decisions),
                OfferJson.digest(conditions),
                approval,
                Change.created(state()),
                validFrom);
    }

    /**
     * Lets it hold longer: once, by at most as long as it was approved for, by somebody who could
     * have approved it last. What several parties approved, one alone does not make last.
     *
     * @param approver the role of the last stage of its request
     * @throws StageNeedsAnotherRole without that role
     * @throws GrantWasExtended if it was extended before
     * @throws ExtensionIsTooLong if the new end is too late
     * @throws EndIsNotLater unless the new end is later
     * @throws EndIsOutOfBounds if it is past or too far away
     * @throws GrantIsOver if the present end is past
     * @throws org.codexfield.shared.DomainException as {@link SeparationOfDuties} says
     */
    public GrantExtended extend(Decider by, Role approver, Instant until, String why, Instant now) {
        LicensingCommand.EXTEND_GRANT.requireState(status);
        if (!by.has(approver, provider())) {
            throw new StageNeedsAnotherRole(approver.code());
        }
        duties().requireMayDecide(by);
        requireNotOver(now);
        var end = GrantEnd.require(until, now);
        requireLater(end);
        var before = state();
        validUntil = end;
        reason = why;
        return new GrantExtended(
                id(), provider(), facts(), by.member(), reasonDigest(), since(before), now);
    }

    private void requireLater(Instant end) {
        if (isExtended()) {
            throw new GrantWasExtended();
        }
        if (!end.isAfter(validUntil)) {
            throw new EndIsNotLater();
        }
        var latest = approvedUntil.plus(Duration.between(validFrom, approvedUntil));
        if (end.isAfter(latest)) {
            throw new ExtensionIsTooLong(latest);
        }
    }

    /** Whether it holds longer than it was approved for. */
    public boolean isExtended() {
        return validUntil.isAfter(approvedUntil);
    }

    /** Lets it not hold for now. */
    public GrantSuspended suspend(Decider by, String why, Instant now) {
        LicensingCommand.SUSPEND_GRANT.requireState(status);
        var before = become(GrantStatus.SUSPENDED, why);
        return new GrantSuspended(
                id(), provider(), facts(), by.member(), reasonDigest(), since(before), now);
    }

    /**
     * Lets it hold again.
     *
     * @throws org.codexfield.shared.DomainException as {@link SeparationOfDuties} says
     */
    public GrantResumed resume(Decider by, String why, Instant now) {
        LicensingCommand.RESUME_GRANT.requireState(status);
        duties().requireMayDecide(by);
        var before = become(GrantStatus.ACTIVE, why);
        return new GrantResumed(
                id(), provider(), facts(), by.member(), reasonDigest(), since(before), now);
    }

    /** Ends it for good. */
    public GrantRevoked revoke(Decider by, String why, Instant now) {
        LicensingCommand.REVOKE_GRANT.requireState(status);
        var before = become(GrantStatus.REVOKED, why);
        return new GrantRevoked(
                id(), provider(), facts(), by.member(), reasonDigest(), since(before), now);
    }

    /**
     * Goes on only while a credential of it can be of use.
     *
     * @throws StateForbidsCommand if it is revoked
     * @throws GrantIsOver if its end is past
     */
    public void requireUsable(Instant now) {
        LicensingCommand.FETCH_CREDENTIAL.requireState(status);
        requireNotOver(now);
    }

    /**
     * Goes on only if nothing changed since the caller saw it.
     *
     * @throws StaleVersion otherwise
     */
    public void requireVersion(long seen) {
        StaleVersion.require(seen, version);
    }

    private void requireNotOver(Instant now) {
        if (!now.isBefore(validUntil)) {
            throw new GrantIsOver();
        }
    }

    private Digest become(GrantStatus next, String why) {
        var before = state();
        status = next;
        reason = why;
        return before;
    }

    private Change since(Digest before) {
        return new Change(before, state());
    }

    private Digest reasonDigest() {
        return OfferJson.digest(reason);
    }

    private SeparationOfDuties duties() {
        return new SeparationOfDuties(
                new AccountId(requesterAccount),
                new AccountId(beneficiaryAccount),
                provider(),
                consumer(),
                StageDecisions.read(decisions));
    }

    /** Its identifier. */
    public GrantId id() {
        return new GrantId(id);
    }

    /** The capsule. */
    public CapsuleName capsule() {
        return CapsuleName.parse(capsule);
    }

    /** Who granted. */
    public OrganisationId provider() {
        return new OrganisationId(providerId);
    }

    /** Who holds it. */
    public OrganisationId consumer() {
        return new OrganisationId(consumerId);
    }

    /** Where it stands. */
    public GrantStatus status() {
        return status;
    }

    /** The version to compare by. */
    public long version() {
        return version;
    }

    /** What the log says of it. */
    public GrantFacts facts() {
        return new GrantFacts(
                new AccessRequestId(requestId),
                new Digest(submissionDigest),
                new Digest(capsuleDigest),
                new Digest(termsDigest),
                new Did(providerDid),
                new Did(consumerDid),
                validUntil);
    }

    /** What it lets whom do. */
    public GrantScope scope() {
        return new GrantScope(
                new MemberId(beneficiaryId),
                Stream.of(actions.split(",", -1))
                        .flatMap(word -> Action.find(word).stream())
                        .collect(Collectors.toSet()),
                new TreeSet<>(List.of(purposes.split(",", -1))),
                validFrom);
    }

    private Digest state() {
        var state = new TreeMap<String, String>();
        state.put("id", id.toString());
        state.put("request", requestId.toString());
        state.put("submission", new Digest(submissionDigest).hex());
        state.put("capsule", new Digest(capsuleDigest).hex());
        state.put("terms", new Digest(termsDigest).hex());
        state.put("provider", providerDid);
        state.put("consumer", consumerDid);
        state.put("actions", actions);
        state.put("purposes", purposes);
        state.put("decisions", OfferJson.digest(decisions).hex());
        state.put("conditions", OfferJson.digest(conditions).hex());
        state.put("status", status.name());
        state.put("reason", OfferJson.digest(reason).hex());
        state.put("validFrom", UtcText.of(validFrom));
        state.put("validUntil", UtcText.of(validUntil));
        return StateDigest.of(state);
    }
}
