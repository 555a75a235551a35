package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The log of decisions does not name the shard's tree with this receipt yet. */
public final class ShardIsNotLoggedYet extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public ShardIsNotLoggedYet() {
        super(
                Kind.CONFLICT,
                "The log of decisions takes notice of this receipt within a minute; ask again.",
                Map.of("retryAfterSeconds", "60"));
    }
}
