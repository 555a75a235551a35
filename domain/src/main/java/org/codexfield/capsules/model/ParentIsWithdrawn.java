package org.codexfield.capsules.model;

import java.util.Map;
import org.codexfield.shared.Digest;
import org.codexfield.shared.DomainException;

/** A parent was withdrawn. */
public final class ParentIsWithdrawn extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public ParentIsWithdrawn(Digest parent) {
        super(
                Kind.CONFLICT,
                "The parent " + parent + " was withdrawn; nothing new can be made from it.",
                Map.of("parent", parent.hex()));
    }
}
