package org.codexfield.capsules.model;

import java.util.Map;
import org.codexfield.shared.Digest;
import org.codexfield.shared.DomainException;

/** A draft names a parent twice. */
public final class ParentIsNamedTwice extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public ParentIsNamedTwice(Digest parent) {
        super(
                Kind.INVALID,
                "The parent " + parent + " is named twice; name it once, with one relation.",
                Map.of("parent", parent.hex()));
    }
}
