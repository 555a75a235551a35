package org.codexfield.capsules;

import java.util.List;
import java.util.Optional;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.ManifestPart;
import org.codexfield.capsules.verify.PartPath;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.shared.Digest;

/** Query: sealed versions, for the contexts above. It asks nobody who calls. */
public interface SealedVersions {

    /** The version of this manifest. */
    Optional<SealedVersion> find(Digest manifestDigest);

    /** The version of this name and number, if it is sealed. */
    Optional<SealedVersion> find(CapsuleName capsule, VersionNumber number);

    /** The versions of a capsule that are published and not withdrawn, the highest number first. */
    List<SealedVersion> published(CapsuleName capsule);

    /** The version that the catalogue shows, if it shows one. */
    Optional<SealedVersion> listed(CapsuleName capsule);

    /** A part of a sealed version, if it has one of this name. */
    Optional<ManifestPart> part(CapsuleVersionId version, PartPath path);

    /** The canonical text of a sealed version's manifest. */
    Optional<String> manifest(CapsuleVersionId version);

    /**
     * What shows the version.
     *
     * @throws org.codexfield.shared.DomainException if it is not sealed
     */
    SealedDocuments documents(CapsuleVersionId version);
}
