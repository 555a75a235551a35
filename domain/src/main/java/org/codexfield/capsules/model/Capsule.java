package org.codexfield.capsules.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.codexfield.capsules.CapsuleCreated;
import org.codexfield.capsules.CapsuleId;
import org.codexfield.capsules.CapsuleListed;
import org.codexfield.capsules.CapsuleVersionId;
import org.codexfield.capsules.verify.CapsuleKind;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.evidence.Change;
import org.codexfield.evidence.Subject;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.OrganisationId;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;

/** A capsule: one name for all versions of the same thing. Name, kind and owner never change. */
@Entity
@Table(name = "capsule", schema = "capsules")
public class Capsule {

    @Id
    @Column(name = "id", nullable = false)
    private UUID id;

    @Column(name = "organisation_id", nullable = false)
    private UUID organisationId;

    @Column(name = "organisation_slug", nullable = false)
    private String organisationSlug;

    @Column(name = "organisation_did", nullable = false)
    private String organisationDid;

    @Column(name = "slug", nullable = false)
    private String slug;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind", nullable = false)
    private CapsuleKind kind;

    @Column(name = "created_by", nullable = false)
    private UUID createdBy;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    // the nil UUID for none
    @Column(name = "listed_version_id", nullable = false)
    private UUID listedVersionId;

    // the epoch for none
    @Column(name = "listed_at", nullable = false)
    private Instant listedAt;

    @Version
    @Column(name = "version", nullable = false)
    private long version;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected Capsule() {}

    /** A new capsule without versions. */
    public Capsule(Owner owner, String slug, CapsuleKind kind, MemberId by, Instant now) {
        var name = new CapsuleName(owner.slug(), slug);
        this.id = CapsuleId.next(now).value();
        this.organisationId = owner.id().value();
        this.organisationSlug = name.organisation();
        this.organisationDid = owner.did().value();
        this.slug = name.slug();
        this.kind = kind;
        this.createdBy = by.value();
        this.createdAt = now;
        this.listedVersionId = Subject.NOBODY;
        this.listedAt = Instant.EPOCH;
    }

    /** The organisation that a capsule belongs to. */
    public record Owner(OrganisationId id, String slug, Did did) {}

    /** A version that the catalogue may show, and since when. */
    public record Listing(CapsuleVersionId version, Instant publishedAt) {}

    /** Tells that it was made. */
    public CapsuleCreated created() {
        return new CapsuleCreated(id(), owner(), Change.created(state()));
    }

    /**
     * Chooses the version that the catalogue shows.
     *
     * @return nothing when it is shown already
     */
    public Optional<CapsuleListed> list(Optional<Listing> newest) {
        var next = newest.map(listing -> listing.version().value()).orElse(Subject.NOBODY);
        if (next.equals(listedVersionId)) {
            return Optional.empty();
        }
        var before = state();
        listedVersionId = next;
        listedAt = newest.map(Listing::publishedAt).orElse(Instant.EPOCH);
        return Optional.of(new CapsuleListed(id(), owner(), name(), new Change(before, state())));
    }

    /** Its identifier. */
    public CapsuleId id() {
        return new CapsuleId(id);
    }

    /** Its name. */
    public CapsuleName name() {
        return new CapsuleName(organisationSlug, slug);
    }

    /** What it holds. */
    public CapsuleKind kind() {
        return kind;
    }

    /** The organisation that it belongs to. */
    public OrganisationId owner() {
        return new OrganisationId(organisationId);
    }

    /** That organisation's DID, the creator of every version. */
    public Did creator() {
        return new Did(organisationDid);
    }

    /** The version that the catalogue shows, if any. */
    public Optional<CapsuleVersionId> listed() {
        return listedVersionId.equals(Subject.NOBODY)
                ? Optional.empty()
                : Optional.of(new CapsuleVersionId(listedVersionId));
    }

    private Digest state() {
        return StateDigest.of(
                Map.of(
                        "id", id.toString(),
                        "organisation", organisationId.toString(),
                        "name", name().toString(),
                        "kind", kind.code(),
                        "createdBy", createdBy.toString(),
                        "createdAt", createdAt.toString(),
                        "listed", listedVersionId.toString()));
    }
}
