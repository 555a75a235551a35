package org.codexfield.evidence.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The log, at the size asked for, has no such leaf. */
public final class LeafIsUnknown extends DomainException {
    private static final long serialVersionUID = 1L;

    public LeafIsUnknown(String leaf, long treeSize) {
        super(
                Kind.NOT_FOUND,
                "A tree of "
                        + treeSize
                        + " leaves has no such leaf. Give its index, from 0, or its leaf hash in"
                        + " 64 lower-case hexadecimal digits; a new leaf may take some seconds.",
                Map.of("leaf", leaf, "treeSize", Long.toString(treeSize)));
    }
}
