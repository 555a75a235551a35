package org.codexfield.settlement.verify;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** Versions are each other's ancestors; sealed ones never can be. */
public final class LineageIsCircular extends DomainException {
    private static final long serialVersionUID = 1L;

    LineageIsCircular(String edges) {
        super(
                Kind.INVALID,
                "A lineage must not lead back to where it began: " + edges + ".",
                Map.of("edges", edges));
    }
}
