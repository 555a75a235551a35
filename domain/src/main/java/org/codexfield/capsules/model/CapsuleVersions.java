package org.codexfield.capsules.model;

import java.util.Optional;
import org.codexfield.capsules.CapsuleId;
import org.codexfield.capsules.CapsuleVersionId;
import org.codexfield.capsules.verify.VersionNumber;

/** The versions that are kept. */
public interface CapsuleVersions {

    /** Keeps a new one. */
    void add(CapsuleVersion version);

    /** The capsule's version of this number, if there is one. */
    Optional<CapsuleVersion> find(CapsuleId capsule, VersionNumber number);

    /** The version, locked until the transaction ends: parts are put in one after the other. */
    CapsuleVersion lock(CapsuleVersionId id);

    /** How many versions the capsule has. */
    long count(CapsuleId capsule);

    /** Whether any version of the capsule is published, or was. */
    boolean anyPublic(CapsuleId capsule);

    /** The published version of the highest number; a release before any pre-release. */
    Optional<Capsule.Listing> newestPublished(CapsuleId capsule);

    /** Writes what was changed, so that the next query sees it. */
    void flush();
}
