package org.codexfield.licensing.model;

import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.evidence.Change;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.Role;
import org.codexfield.licensing.AccessRequestEdited;
import org.codexfield.licensing.AccessRequestId;
import org.codexfield.licensing.OfferId;
import org.codexfield.licensing.RequestFacts;
import org.codexfield.licensing.RequestStatus;
import org.codexfield.licensing.Stage;
import org.codexfield.licensing.StageDecision;
import org.codexfield.licensing.StageKind;
import org.codexfield.shared.Digest;
import org.codexfield.shared.StaleVersion;
import org.jspecify.annotations.Nullable;

/** What is kept of an access request; what happens to it is in {@link AccessRequest}. */
@MappedSuperclass
public abstract class RequestState {

    @Id
    @Column(name = "id", nullable = false)
    UUID id;

    @Column(name = "offer_id", nullable = false)
    UUID offerId;

    @Column(name = "offer_revision", nullable = false)
    int offerRevision;

    @Column(name = "terms_digest", nullable = false)
    byte[] termsDigest;

    @Column(name = "route", nullable = false)
    String route;

    @Column(name = "capsule", nullable = false)
    String capsule;

    @Column(name = "capsule_digest", nullable = false)
    byte[] capsuleDigest;

    @Column(name = "provider_id", nullable = false)
    UUID providerId;

    @Column(name = "consumer_id", nullable = false)
    UUID consumerId;

    @Column(name = "requester_id", nullable = false)
    UUID requesterId;

    @Column(name = "requester_account", nullable = false)
    UUID requesterAccount;

    @Column(name = "beneficiary_id", nullable = false)
    UUID beneficiaryId;

    @Column(name = "beneficiary_account", nullable = false)
    UUID beneficiaryAccount;

    @Column(name = "content", nullable = false)
    String content;

    // of the content: the database holds what the aggregate promises, and sums it up
    @Column(name = "attachment_count", nullable = false)
    int attachmentCount;

    @Column(name = "attachment_bytes", nullable = false)
    long attachmentBytes;

    // what lists show of it
    @Column(name = "purposes", nullable = false)
    String purposes;

    @Enumerated(EnumType.STRING)
    @Column(name = "status", nullable = false)
    RequestStatus status;

    @Column(name = "round", nullable = false)
    int round;

    // 0 when no stage waits
    @Column(name = "stage", nullable = false)
    int stage;

    @Column(name = "stage_role", nullable = false)
    String stageRole;

    // the nil UUID when no stage waits
    @Column(name = "stage_organisation", nullable = false)
    UUID stageOrganisation;

    @Column(name = "decisions", nullable = false)
    String decisions;

    @Column(name = "due_at")
    @Nullable Instant dueAt;

    @Column(name = "remind_at")
    @Nullable Instant remindAt;

    @Column(name = "lapse_at")
    @Nullable Instant lapseAt;

    // since when the clock stands still
    @Column(name = "returned_at")
    @Nullable Instant returnedAt;

    @Column(name = "valid_until")
    @Nullable Instant validUntil;

    @Column(name = "conditions", nullable = false)
    String conditions;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @Version
    @Column(name = "version", nullable = false)
    long version;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected RequestState() {}

    /** Goes on only if nothing changed since the caller saw it, else {@link StaleVersion}. */
    public void requireVersion(long seen) {
        StaleVersion.require(seen, version);
    }

    /** Its identifier. */
    public AccessRequestId id() {
        return new AccessRequestId(id);
    }

    /** The offer that it asks under. */
    public OfferId offer() {
        return new OfferId(offerId);
    }

    /** The revision of the offer; frozen once it is handed in. */
    public int offerRevision() {
        return offerRevision;
    }

    /** The licence; frozen once it is handed in. */
    public Digest terms() {
        return new Digest(termsDigest);
    }

    /** The capsule that is asked for. */
    public CapsuleName capsule() {
        return CapsuleName.parse(capsule);
    }

    /** The manifest of the version that is asked for. */
    public Digest capsuleDigest() {
        return new Digest(capsuleDigest);
    }

    /** Between whom it is. */
    public RequestParties parties() {
        return new RequestParties(
                new OrganisationId(providerId),
                new OrganisationId(consumerId),
                new MemberId(requesterId),
                new AccountId(requesterAccount),
                new MemberId(beneficiaryId),
                new AccountId(beneficiaryAccount));
    }

    /** The organisation that asks. */
    public OrganisationId consumer() {
        return new OrganisationId(consumerId);
    }

    /** The organisation that decides. */
    public OrganisationId provider() {
        return new OrganisationId(providerId);
    }

    /** What is asked. */
    public RequestContent content() {
        return RequestContent.read(content);
    }

    /** Where it stands. */
    public RequestStatus status() {
        return status;
    }

    /** Who must act now, if a stage waits. */
    public Optional<Waiting> waiting() {
        var at = new OrganisationId(stageOrganisation);
        return stage == 0
                ? Optional.empty()
                : Optional.of(new Waiting(at, Role.valueOf(stageRole)));
    }

    /** On whom a request waits. */
    public record Waiting(OrganisationId organisation, Role role) {}

    /** How the stages ended so far. */
    public List<StageDecision> decisions() {
        return StageDecisions.read(decisions);
    }

    /** When it was begun. */
    public Instant createdAt() {
        return createdAt;
    }

    /** When the grant ends, once it is approved. */
    public Optional<Instant> validUntil() {
        return Optional.ofNullable(validUntil);
    }

    /** What the approvers demand besides the licence. */
    public String conditions() {
        return conditions;
    }

    /** When it ends undecided; stands still while it is returned. */
    public Optional<Instant> lapseAt() {
        return Optional.ofNullable(lapseAt);
    }

    /** Whether it was handed in once, so that others than its requester may see it. */
    public boolean wasSubmitted() {
        return round > 0;
    }

    /** When those who decide are reminded next. */
    public Optional<Instant> remindAt() {
        return Optional.ofNullable(remindAt);
    }

    /** Asks for somebody else from now on; in a draft, and by the one who made it, alone. */
    public AccessRequestEdited askFor(MemberId member, AccountId person, AccountId by) {
        LicensingCommand.CHOOSE_BENEFICIARY.requireState(status);
        if (!by.value().equals(requesterAccount)) {
            throw new RequestBelongsToAnother();
        }
        var before = state();
        beneficiaryId = member.value();
        beneficiaryAccount = person.value();
        return new AccessRequestEdited(id(), consumer(), new Change(before, state()));
    }

    /** The version to compare by. */
    public long version() {
        return version;
    }

    /** Who may not decide. */
    public SeparationOfDuties duties() {
        return new SeparationOfDuties(
                new AccountId(requesterAccount),
                new AccountId(beneficiaryAccount),
                provider(),
                consumer(),
                decisions());
    }

    /**
     * Goes on only if the person may end the stage that waits now, one way or another.
     *
     * @throws StateForbidsCommand if no stage waits
     * @throws StageNeedsAnotherRole without the role of the stage
     * @throws org.codexfield.shared.DomainException as {@link SeparationOfDuties} says
     */
    public void requireMayEndStage(Decider by) {
        if (!isRunning()) {
            LicensingCommand.RETURN_REQUEST.requireState(status);
        }
        requireMayEnd(by, current().kind());
    }

    void requireMayEnd(Decider by, StageKind kind) {
        var now = current();
        if (now.kind() != kind) {
            throw new StageIsAnother(now.kind().code());
        }
        if (!by.has(now.role(), new OrganisationId(stageOrganisation))) {
            throw new StageNeedsAnotherRole(now.role().code());
        }
        var duties = duties();
        if (kind == StageKind.SIGN_OFF) {
            duties.requireMayVouch(by);
        } else {
            duties.requireMayDecide(by);
        }
        duties.requireNoOtherStage(by, stage);
    }

    /** The stage that waits now, if one does. */
    public Optional<Stage> waitingStage() {
        return isRunning() ? Optional.of(current()) : Optional.empty();
    }

    /** Who approves last. */
    public Role lastApprover() {
        return stages().get(stages().size() - 1).role();
    }

    boolean isRunning() {
        return status == RequestStatus.SUBMITTED || status == RequestStatus.IN_REVIEW;
    }

    Stage current() {
        return stages().get(stage - 1);
    }

    List<Stage> stages() {
        return OfferJson.readRoute(route).stages();
    }

    /** The digest of what is asked and answered, by whom and for whom. */
    public Digest submissionDigest() {
        return Submission.digest(this);
    }

    void write(RequestContent next) {
        content = next.text();
        purposes = String.join(",", next.purposes());
        attachmentCount = next.attachments().all().size();
        attachmentBytes = next.attachments().sizeBytes();
    }

    void startClock(Instant now) {
        var days = OfferJson.readRoute(route);
        if (returnedAt == null) {
            dueAt = now.plus(Duration.ofDays(days.dueDays()));
            remindAt = now.plus(Duration.ofDays(days.remindDays()));
            lapseAt = now.plus(Duration.ofDays(days.lapseDays()));
        } else {
            var stoodStill = Duration.between(returnedAt, now);
            dueAt = later(dueAt, stoodStill);
            remindAt = later(remindAt, stoodStill);
            lapseAt = later(lapseAt, stoodStill);
            returnedAt = null;
        }
    }

    private static @Nullable Instant later(@Nullable Instant moment, Duration by) {
        return moment == null ? null : moment.plus(by);
    }

    /** What the log says of it. */
    public RequestFacts facts() {
        return new RequestFacts(
                id(),
                offer(),
                capsuleDigest(),
                provider(),
                consumer(),
                terms(),
                offerRevision,
                OfferJson.digest(route),
                submissionDigest(),
                content().actions(),
                content().purposes());
    }

    Digest state() {
        var state = new TreeMap<String, String>();
        state.put("submission", submissionDigest().hex());
        state.put("route", OfferJson.digest(route).hex());
        state.put("status", status.name());
        state.put("stage", Integer.toString(stage));
        state.put("decisions", OfferJson.digest(decisions).hex());
        state.put("conditions", OfferJson.digest(conditions).hex());
        state.put("dueAt", String.valueOf(dueAt));
        state.put("lapseAt", String.valueOf(lapseAt));
        state.put("returnedAt", String.valueOf(returnedAt));
        state.put("validUntil", String.valueOf(validUntil));
        state.put("createdAt", createdAt.toString());
        return StateDigest.of(state);
    }
}
