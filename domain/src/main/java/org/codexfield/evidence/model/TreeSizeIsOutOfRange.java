package org.codexfield.evidence.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The log never had this size. */
public final class TreeSizeIsOutOfRange extends DomainException {
    private static final long serialVersionUID = 1L;

    public TreeSizeIsOutOfRange(long size, long least, long most) {
        super(
                Kind.INVALID,
                "The size is " + size + ", but must lie between " + least + " and " + most + ".",
                Map.of(
                        "size", Long.toString(size),
                        "least", Long.toString(least),
                        "most", Long.toString(most)));
    }
}
