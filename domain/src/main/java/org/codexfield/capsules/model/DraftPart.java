package org.codexfield.capsules.model;

import java.util.Map;
import org.codexfield.capsules.CapsuleVersionId;
import org.codexfield.capsules.PartId;
import org.codexfield.capsules.PartRemoved;
import org.codexfield.capsules.PartStored;
import org.codexfield.capsules.verify.ManifestPart;
import org.codexfield.evidence.Change;
import org.codexfield.identity.OrganisationId;
import org.codexfield.shared.Digest;

/**
 * A part of a draft.
 *
 * @param id its identifier; stays when the part is replaced
 * @param version the draft
 * @param part what the manifest will say of it
 */
public record DraftPart(PartId id, CapsuleVersionId version, ManifestPart part) {

    /** Tells that it was put in, for the first time. */
    public PartStored stored(OrganisationId owner) {
        return new PartStored(id, owner, Change.created(state()));
    }

    /** Tells that it replaced what was there. */
    public PartStored stored(OrganisationId owner, DraftPart before) {
        return new PartStored(id, owner, new Change(before.state(), state()));
    }

    /** Tells that it was taken out. */
    public PartRemoved removed(OrganisationId owner) {
        return new PartRemoved(id, owner, new Change(state(), Digest.ZERO));
    }

    private Digest state() {
        return StateDigest.of(
                Map.of(
                        "id", id.value().toString(),
                        "version", version.toString(),
                        "path", part.path().value(),
                        "mediaType", part.mediaType(),
                        "sizeBytes", Long.toString(part.content().sizeBytes()),
                        "sha256", part.content().sha256().hex()));
    }
}
