package org.codexfield.capsules.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.codexfield.capsules.CapsuleVersionId;
import org.codexfield.capsules.verify.ManifestPart;
import org.codexfield.capsules.verify.PartPath;
import org.codexfield.identity.OrganisationId;
import org.codexfield.shared.Digest;

/** What was sealed: added to, never changed. */
public interface Seals extends Lineage {

    /** Keeps one with its parts and edges. */
    void add(Seal seal);

    /** The manifest of a version, if it is sealed. */
    Optional<SealedManifest> find(CapsuleVersionId version);

    /** A part of a sealed version. */
    Optional<ManifestPart> part(CapsuleVersionId version, PartPath path);

    /** What is known of the versions with these manifests; those that are unknown are left out. */
    List<KnownParent> parents(Set<Digest> manifests);

    /** Versions whose ownership credential is not made yet, the oldest first. */
    List<CapsuleVersionId> uncertified(int limit);

    /** The ownership credential of a version, once it is made. */
    Optional<String> credential(CapsuleVersionId version);

    /**
     * Keeps the ownership credential of a version.
     *
     * @return whether it had none; another server may have been quicker
     */
    boolean certify(CapsuleVersionId version, String credential, Instant now);

    /**
     * A sealed manifest as it is kept.
     *
     * @param json the canonical text
     * @param digest its digest
     * @param signature the detached JWS
     * @param owner the organisation that it belongs to
     */
    record SealedManifest(String json, Digest digest, String signature, OrganisationId owner) {}

    /**
     * A parent as sealing sees it.
     *
     * @param digest its manifest
     * @param name capsule and number, for example {@code hospital/images 1.0.0}
     * @param owner the organisation that it belongs to
     * @param withdrawn whether it was taken back
     * @param lineage what its ancestors add up to
     */
    record KnownParent(
            Digest digest,
            String name,
            OrganisationId owner,
            boolean withdrawn,
            LineageTotals lineage) {}
}
