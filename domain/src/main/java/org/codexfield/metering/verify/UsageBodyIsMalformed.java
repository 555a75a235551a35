package org.codexfield.metering.verify;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A body is neither a usage event nor a batch of them. */
public final class UsageBodyIsMalformed extends DomainException {
    private static final long serialVersionUID = 1L;

    UsageBodyIsMalformed(String reason) {
        super(
                Kind.INVALID,
                "The body holds no usage events that can be read: " + reason + ".",
                Map.of("reason", reason));
    }
}
