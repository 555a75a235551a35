package org.codexfield.settlement.verify;

import java.util.Map;
import org.codexfield.shared.Digest;
import org.codexfield.shared.DomainException;

/** A version names a parent that is not among the versions given. */
public final class LineageIsIncomplete extends DomainException {
    private static final long serialVersionUID = 1L;

    LineageIsIncomplete(String child, Digest parent) {
        super(
                Kind.INVALID,
                "The lineage lacks the parent " + parent + " of " + child + ".",
                Map.of("version", child, "parent", parent.hex(), "edges", child + " -> " + parent));
    }
}
