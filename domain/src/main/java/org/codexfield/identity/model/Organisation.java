package org.codexfield.identity.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codexfield.evidence.Change;
import org.codexfield.evidence.Subject;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.Caller;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.OrganisationApproved;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.OrganisationKind;
import org.codexfield.identity.OrganisationProfile;
import org.codexfield.identity.OrganisationRegistered;
import org.codexfield.identity.OrganisationRejected;
import org.codexfield.identity.OrganisationResumed;
import org.codexfield.identity.OrganisationSuspended;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;
import org.codexfield.shared.Text;

/** An organisation that takes part, or asks to. Its short name and its DID never change. */
@Entity
@Table(name = "organisation", schema = "identity")
public class Organisation {

    /** How long a registration waits for a decision. */
    public static final Duration WAITS = Duration.ofDays(30);

    private static final int MAX_REASON = 2000;

    @Id
    @Column(name = "id", nullable = false)
    private UUID id;

    @Column(name = "slug", nullable = false)
    private String slug;

    @Column(name = "name", nullable = false)
    private String name;

    @Column(name = "kinds", nullable = false)
    private String kinds;

    @Column(name = "did", nullable = false)
    private String did;

    @Enumerated(EnumType.STRING)
    @Column(name = "status", nullable = false)
    private OrganisationStatus status;

    @Column(name = "contact_email", nullable = false)
    private String contactEmail;

    @Column(name = "registered_by", nullable = false)
    private UUID registeredBy;

    @Column(name = "registered_at", nullable = false)
    private Instant registeredAt;

    @Column(name = "decision_reason", nullable = false)
    private String decisionReason = "";

    @Version
    @Column(name = "version", nullable = false)
    private long version;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected Organisation() {}

    /**
     * An organisation that asks to take part.
     *
     * @param contact who will be invited as its first administrator
     * @param by the account that registers it; the nil UUID for somebody without login
     */
    public Organisation(
            OrganisationProfile profile, Did did, EmailAddress contact, AccountId by, Instant now) {
        this.id = OrganisationId.next(now).value();
        this.slug = profile.slug().value();
        this.did = did.value();
        this.name = profile.name();
        this.kinds =
                profile.kinds().stream().map(Enum::name).sorted().collect(Collectors.joining(","));
        this.status = OrganisationStatus.REGISTERED;
        this.contactEmail = contact.value();
        this.registeredBy = by.value();
        this.registeredAt = now;
    }

    /** Tells that it was registered. */
    public OrganisationRegistered registered() {
        return new OrganisationRegistered(id(), Change.created(state()));
    }

    /**
     * Goes on only if it was refused, so that its short name is free.
     *
     * @throws SlugIsTaken otherwise
     */
    public void requireRefused() {
        if (status != OrganisationStatus.REJECTED) {
            throw new SlugIsTaken(slug);
        }
    }

    /** Makes it the organisation that runs the installation: active without anybody's approval. */
    public OrganisationRegistered foundInstallation() {
        status = OrganisationStatus.ACTIVE;
        return registered();
    }

    /**
     * Lets it take part.
     *
     * @throws StateForbidsCommand unless it is registered
     * @throws RegistrantMayNotApprove if the caller registered it
     */
    public OrganisationApproved approve(Caller by, Instant now) {
        IdentityCommand.APPROVE_ORGANISATION.requireState(status);
        requireNotRegistrant(by);
        var before = state();
        status = OrganisationStatus.ACTIVE;
        return new OrganisationApproved(id(), did(), by.member(), change(before), now);
    }

    /**
     * Refuses it.
     *
     * @throws StateForbidsCommand unless it is registered
     * @throws RegistrantMayNotApprove if the caller registered it
     */
    public OrganisationRejected reject(String reason, Caller by, Instant now) {
        IdentityCommand.REJECT_ORGANISATION.requireState(status);
        requireNotRegistrant(by);
        var before = state();
        decisionReason = Text.line("reason", reason, MAX_REASON);
        status = OrganisationStatus.REJECTED;
        return new OrganisationRejected(id(), did(), by.member(), change(before), now);
    }

    /**
     * Refuses it because nobody decided in time, so that its short name is free.
     *
     * @return what was decided; empty if somebody was faster, or there is time left
     */
    public Optional<OrganisationRejected> lapse(Instant now) {
        if (status != OrganisationStatus.REGISTERED || now.isBefore(registeredAt.plus(WAITS))) {
            return Optional.empty();
        }
        var before = state();
        decisionReason = "Nobody decided within " + WAITS.toDays() + " days.";
        status = OrganisationStatus.REJECTED;
        var system = Caller.system().member();
        return Optional.of(new OrganisationRejected(id(), did(), system, change(before), now));
    }

    /**
     * Stops it for now.
     *
     * @throws StateForbidsCommand unless it is active
     */
    public OrganisationSuspended suspend(String reason, Caller by, Instant now) {
        IdentityCommand.SUSPEND_ORGANISATION.requireState(status);
        if (by.organisation().equals(id())) {
            throw new InstallationStays();
        }
        var before = state();
        decisionReason = Text.line("reason", reason, MAX_REASON);
        status = OrganisationStatus.SUSPENDED;
        return new OrganisationSuspended(id(), did(), by.member(), change(before), now);
    }

    /**
     * Lets it act again.
     *
     * @throws StateForbidsCommand unless it is suspended
     */
    public OrganisationResumed resume(Caller by, Instant now) {
        IdentityCommand.RESUME_ORGANISATION.requireState(status);
        var before = state();
        decisionReason = "";
        status = OrganisationStatus.ACTIVE;
        return new OrganisationResumed(id(), did(), by.member(), change(before), now);
    }

    /** Its identifier. */
    public OrganisationId id() {
        return new OrganisationId(id);
    }

    /** Its short name. */
    public String slug() {
        return slug;
    }

    /** Its name for people. */
    public String name() {
        return name;
    }

    /** What it takes part as. */
    public Set<OrganisationKind> kinds() {
        return Stream.of(kinds.split(",", -1))
                .map(OrganisationKind::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(OrganisationKind.class)));
    }

    /** Its decentralised identifier. */
    public Did did() {
        return new Did(did);
    }

    /** Where it stands. */
    public OrganisationStatus status() {
        return status;
    }

    /** Who becomes its first administrator. */
    public EmailAddress contact() {
        return new EmailAddress(contactEmail);
    }

    /** Counts its changes. */
    public long version() {
        return version;
    }

    private void requireNotRegistrant(Caller by) {
        if (!registeredBy.equals(Subject.NOBODY) && registeredBy.equals(by.account().value())) {
            throw new RegistrantMayNotApprove();
        }
    }

    private Change change(Digest before) {
        return new Change(before, state());
    }

    private Digest state() {
        return StateDigest.of(
                Map.of(
                        "id",
                        id.toString(),
                        "slug",
                        slug,
                        "name",
                        name,
                        "kinds",
                        kinds,
                        "did",
                        did,
                        "status",
                        status.name(),
                        "reason",
                        decisionReason,
                        "contact",
                        Digest.of(contactEmail.getBytes(UTF_8)).hex(),
                        "registeredBy",
                        registeredBy.toString(),
                        "registeredAt",
                        registeredAt.toString()));
    }
}
