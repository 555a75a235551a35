package org.codexfield.capsules.model;

import java.util.List;
import java.util.Optional;
import org.codexfield.capsules.CapsuleVersionId;
import org.codexfield.capsules.verify.PartPath;
import org.codexfield.identity.OrganisationId;

/** The parts of drafts. Whoever changes them has locked the version. */
public interface DraftParts {

    /** The part of this path. */
    Optional<DraftPart> find(CapsuleVersionId version, PartPath path);

    /** All parts of a draft. */
    List<DraftPart> all(CapsuleVersionId version);

    /** How many parts the draft has. */
    long count(CapsuleVersionId version);

    /** A part of the draft whose name some systems take for this one, or for its folder or file. */
    Optional<PartPath> inTheWayOf(CapsuleVersionId version, PartPath path);

    /** Puts one in, or replaces the one of the same identifier. */
    void put(DraftPart part);

    /** Takes one out. */
    void remove(DraftPart part);

    /** Takes all out: their versions are kept with what was sealed. */
    void removeAll(CapsuleVersionId version);

    /** How many bytes the organisation's parts have, of drafts and of what is sealed. */
    long keptBytes(OrganisationId owner);
}
