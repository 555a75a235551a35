package org.codexfield.capsules.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.codexfield.capsules.CapsuleId;
import org.codexfield.capsules.CapsuleVersionId;
import org.codexfield.capsules.DocumentationWritten;
import org.codexfield.capsules.ManifestSignature;
import org.codexfield.capsules.ParentsNamed;
import org.codexfield.capsules.VersionDrafted;
import org.codexfield.capsules.VersionFacts;
import org.codexfield.capsules.VersionPublished;
import org.codexfield.capsules.VersionSealed;
import org.codexfield.capsules.VersionStatus;
import org.codexfield.capsules.VersionWithdrawn;
import org.codexfield.capsules.verify.CallProtocol;
import org.codexfield.capsules.verify.Documentation;
import org.codexfield.capsules.verify.ManifestHead;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.evidence.Change;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.OrganisationId;
import org.codexfield.shared.Digest;
import org.codexfield.shared.Text;
import org.jspecify.annotations.Nullable;

/**
 * A version of a capsule. What it says of itself can be changed while it is a draft; what was
 * sealed is kept apart, in a {@link Seal}, and this only tells where it stands.
 */
@Entity
@Table(name = "version", schema = "capsules")
public class CapsuleVersion {

    private static final int MAX_REASON = 2000;
    private static final byte[] UNSEALED = new byte[0];

    @Id
    @Column(name = "id", nullable = false)
    private UUID id;

    @Column(name = "capsule_id", nullable = false)
    private UUID capsuleId;

    @Column(name = "organisation_id", nullable = false)
    private UUID organisationId;

    @Column(name = "number", nullable = false)
    private String number;

    @Column(name = "precedence", nullable = false)
    private byte[] precedence;

    @Enumerated(EnumType.STRING)
    @Column(name = "status", nullable = false)
    private VersionStatus status;

    @Column(name = "title", nullable = false)
    private String title = "";

    @Column(name = "description", nullable = false)
    private String description = "";

    @Column(name = "card", nullable = false)
    private String card = "";

    @Column(name = "tags", nullable = false)
    private String tags = "";

    @Column(name = "protocol", nullable = false)
    private String protocol = "";

    @Column(name = "parents", nullable = false)
    private String parents = "";

    // empty while it is a draft
    @Column(name = "manifest_digest", nullable = false)
    private byte[] manifestDigest;

    @Column(name = "created_by", nullable = false)
    private UUID createdBy;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Column(name = "published_at")
    private @Nullable Instant publishedAt;

    @Column(name = "withdrawn_at")
    private @Nullable Instant withdrawnAt;

    @Column(name = "withdrawal_reason", nullable = false)
    private String withdrawalReason = "";

    @Version
    @Column(name = "version", nullable = false)
    private long version;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected CapsuleVersion() {}

    /** A new draft that says nothing yet. */
    public CapsuleVersion(Capsule capsule, VersionNumber number, MemberId by, Instant now) {
        this.id = CapsuleVersionId.next(now).value();
        this.capsuleId = capsule.id().value();
        this.organisationId = capsule.owner().value();
        this.number = number.value();
        this.precedence = number.precedence().getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        this.status = VersionStatus.DRAFT;
        this.manifestDigest = UNSEALED;
        this.createdBy = by.value();
        this.createdAt = now;
    }

    /** Tells that it was begun. */
    public VersionDrafted drafted() {
        return new VersionDrafted(id(), owner(), Change.created(state()));
    }

    /**
     * Writes what it says of itself, in place of what it said.
     *
     * @throws StateForbidsCommand unless it is a draft
     */
    public DocumentationWritten describe(
            Documentation documentation, Optional<CallProtocol> calledBy) {
        CapsuleCommand.WRITE_DOCUMENTATION.requireState(status);
        var before = state();
        title = documentation.title();
        description = documentation.description();
        card = documentation.card();
        tags = String.join(",", documentation.tags());
        protocol = calledBy.map(CallProtocol::name).orElse("");
        return new DocumentationWritten(id(), owner(), new Change(before, state()));
    }

    /**
     * Names its parents, in place of those that it had.
     *
     * @throws StateForbidsCommand unless it is a draft
     * @throws ParentIsNamedTwice if one is
     */
    public ParentsNamed descendFrom(List<DraftParent> named) {
        CapsuleCommand.NAME_PARENTS.requireState(status);
        var before = state();
        parents = DraftParent.text(named);
        return new ParentsNamed(id(), owner(), new Change(before, state()));
    }

    /**
     * Goes on only while parts may be put in and taken out.
     *
     * @throws StateForbidsCommand unless it is a draft
     */
    public void requireOpen(CapsuleCommand command) {
        command.requireState(status);
    }

    /**
     * Seals it: from now on it is what its manifest says.
     *
     * @throws StateForbidsCommand unless it is a draft
     */
    public VersionSealed seal(
            ManifestHead head, Digest manifest, ManifestSignature signature, Instant now) {
        CapsuleCommand.SEAL_VERSION.requireState(status);
        var before = state();
        status = VersionStatus.SEALED;
        manifestDigest = manifest.bytes();
        var facts = new VersionFacts(head.capsule(), number(), head.creator(), manifest);
        var change = new Change(before, state());
        return new VersionSealed(id(), owner(), facts, signature, change, now);
    }

    /**
     * Brings it into the catalogue.
     *
     * @throws StateForbidsCommand unless it is sealed
     */
    public VersionPublished publish(Capsule of, Instant now) {
        CapsuleCommand.PUBLISH_VERSION.requireState(status);
        var before = state();
        status = VersionStatus.PUBLISHED;
        publishedAt = now;
        return new VersionPublished(id(), owner(), facts(of), new Change(before, state()), now);
    }

    /**
     * Takes it back: its documents stay, its bytes are given to nobody.
     *
     * @throws StateForbidsCommand unless it is sealed or published
     */
    public VersionWithdrawn withdraw(Capsule of, String reason, Instant now) {
        CapsuleCommand.WITHDRAW_VERSION.requireState(status);
        var before = state();
        withdrawalReason = Text.line("reason", reason, MAX_REASON);
        status = VersionStatus.WITHDRAWN;
        withdrawnAt = now;
        return new VersionWithdrawn(id(), owner(), facts(of), new Change(before, state()), now);
    }

    /** Its identifier. */
    public CapsuleVersionId id() {
        return new CapsuleVersionId(id);
    }

    /** The capsule that it is a version of. */
    public CapsuleId capsule() {
        return new CapsuleId(capsuleId);
    }

    /** The organisation that it belongs to. */
    public OrganisationId owner() {
        return new OrganisationId(organisationId);
    }

    /** Its number. */
    public VersionNumber number() {
        return new VersionNumber(number);
    }

    /** Where it stands. */
    public VersionStatus status() {
        return status;
    }

    /**
     * What the draft says of itself.
     *
     * @throws DocumentationIsMissing if nothing was written yet
     */
    public Documentation documentation() {
        if (title.isEmpty()) {
            throw new DocumentationIsMissing();
        }
        var words = tags.isEmpty() ? List.<String>of() : List.of(tags.split(",", -1));
        return new Documentation(title, description, card, words);
    }

    /** How it is called, if it is. */
    public Optional<CallProtocol> protocol() {
        return protocol.isEmpty() ? Optional.empty() : Optional.of(CallProtocol.valueOf(protocol));
    }

    /** The parents that the draft names. */
    public List<DraftParent> parents() {
        return DraftParent.parse(parents);
    }

    /** The digest of its manifest, once it is sealed. */
    public Optional<Digest> manifestDigest() {
        return manifestDigest.length == 0
                ? Optional.empty()
                : Optional.of(new Digest(manifestDigest));
    }

    /** How the catalogue shows it, once it is published. */
    public Capsule.Listing listing() {
        return new Capsule.Listing(id(), Objects.requireNonNull(publishedAt, "published"));
    }

    /** Whether anybody may see its documents: it is published, or was. */
    public boolean isPublic() {
        return publishedAt != null;
    }

    /** Counts its changes. */
    public long version() {
        return version;
    }

    private VersionFacts facts(Capsule of) {
        return new VersionFacts(of.name(), number(), of.creator(), new Digest(manifestDigest));
    }

    private Digest state() {
        var state = new TreeMap<String, String>();
        state.put("id", id.toString());
        state.put("capsule", capsuleId.toString());
        state.put("number", number);
        state.put("status", status.name());
        state.put("title", title);
        state.put("description", description);
        state.put("card", card);
        state.put("tags", tags);
        state.put("protocol", protocol);
        state.put("parents", parents);
        state.put("manifest", manifestDigest().map(Digest::hex).orElse(""));
        state.put("publishedAt", String.valueOf(publishedAt));
        state.put("withdrawnAt", String.valueOf(withdrawnAt));
        state.put("reason", withdrawalReason);
        return StateDigest.of(state);
    }
}
