package org.codexfield.metering.verify;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** What a node or a gateway signed is not what it must be here and now. */
public final class NodeStatementIsUnacceptable extends DomainException {
    private static final long serialVersionUID = 1L;

    NodeStatementIsUnacceptable(String reason) {
        super(
                Kind.FORBIDDEN,
                "The signed statement is not acceptable: " + reason + ".",
                Map.of("reason", reason));
    }
}
