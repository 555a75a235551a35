package org.codexfield.capsules.model;

import java.util.Map;
import org.codexfield.shared.Digest;
import org.codexfield.shared.DomainException;

/** A version names itself as parent. */
public final class ParentIsTheVersionItself extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public ParentIsTheVersionItself(Digest parent) {
        super(
                Kind.INVALID,
                "The version names itself (" + parent + ") as parent; leave it out.",
                Map.of("parent", parent.hex()));
    }
}
