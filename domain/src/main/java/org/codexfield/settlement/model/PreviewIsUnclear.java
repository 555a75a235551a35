package org.codexfield.settlement.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A preview of royalties is asked for without saying of what, or of two things at once. */
public final class PreviewIsUnclear extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public PreviewIsUnclear() {
        super(
                Kind.INVALID,
                "Name either a capsule and a version, or a lineage that begins with the version"
                        + " that earns.",
                Map.of());
    }
}
