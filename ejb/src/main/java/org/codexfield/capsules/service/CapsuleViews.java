package org.codexfield.capsules.service;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.codexfield.capsules.CapsuleId;
import org.codexfield.capsules.CapsuleVersionId;
import org.codexfield.capsules.SealedVersion;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.identity.OrganisationId;
import org.codexfield.shared.Digest;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;

/** Reads that need no aggregate. */
public interface CapsuleViews {

    /** Capsules of an organisation; columns {@code slug, kind, createdAt}. */
    Page<CapsuleView> capsules(OrganisationId owner, ListQuery query);

    /**
     * Every version of an organisation's capsules, the newest first; columns {@code capsule, kind,
     * version, status, createdAt}.
     */
    Page<OwnVersionRow> ownVersions(OrganisationId owner, ListQuery query);

    /** One capsule. */
    Optional<CapsuleView> capsule(CapsuleName name);

    /**
     * Versions of a capsule, the highest number first; columns {@code version, status, createdAt}.
     *
     * @param publicOnly leaves out what was never published
     */
    Page<VersionRow> versions(CapsuleId of, ListQuery query, boolean publicOnly);

    /** One version. */
    VersionView version(CapsuleVersionId id);

    /** Parts of a draft or a sealed version; columns {@code path, mediaType, sizeBytes}. */
    Page<PartView> parts(CapsuleVersionId of, boolean draft, ListQuery query);

    /**
     * What the catalogue shows; columns {@code kind, organisation, title, publishedAt}, and {@code
     * purpose} to filter by.
     */
    Page<CatalogueEntry> catalogue(ListQuery query);

    /** How many the catalogue shows; text and {@code purpose} narrow it, nothing else does. */
    List<CatalogueCount> catalogueCounts(ListQuery query);

    /**
     * The edges to the children of a version that somebody may see, the oldest first.
     *
     * @param seenBy whose unpublished versions are seen too; of nobody's if empty
     */
    List<LineageView.Edge> children(Digest of, Optional<OrganisationId> seenBy, int limit);

    /**
     * The sealed versions of these manifests that somebody may see.
     *
     * @param seenBy whose unpublished versions are seen too; of nobody's if empty
     */
    Map<Digest, SealedVersion> sealed(Set<Digest> manifests, Optional<OrganisationId> seenBy);

    /** The sealed versions of these manifests; those that are unknown are left out. */
    List<SealedVersion> sealed(Set<Digest> manifests);

    /** The sealed version of this manifest. */
    Optional<SealedVersion> sealed(Digest manifest);

    /** The sealed version of this name and number. */
    Optional<SealedVersion> sealed(CapsuleName capsule, VersionNumber number);

    /** What is published of a capsule and not withdrawn, the highest number first. */
    List<SealedVersion> published(CapsuleName capsule);

    /** The version of a capsule that the catalogue shows. */
    Optional<SealedVersion> listed(CapsuleName capsule);
}
