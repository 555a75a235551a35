package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The body is not the one that the node signed; nothing of it was taken. */
public final class UsageBodyIsAltered extends DomainException {
    private static final long serialVersionUID = 1L;

    public UsageBodyIsAltered() {
        super(
                Kind.INVALID,
                "The body is not the one whose digest the node signed; nothing of it was taken.",
                Map.of());
    }
}
