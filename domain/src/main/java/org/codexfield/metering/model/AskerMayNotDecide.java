package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** Who asked for a backfill, or runs the node, decides nothing about it. */
public final class AskerMayNotDecide extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public AskerMayNotDecide() {
        super(Kind.FORBIDDEN, "Who asked, or runs the node, may not decide this.", Map.of());
    }
}
