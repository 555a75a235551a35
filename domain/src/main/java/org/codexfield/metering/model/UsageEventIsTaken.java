package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The identifier of a usage event belongs to another one. */
public final class UsageEventIsTaken extends DomainException {
    private static final long serialVersionUID = 1L;

    public UsageEventIsTaken(String id) {
        super(
                Kind.CONFLICT,
                "The node reported something else under the identifier " + id + " before.",
                Map.of("id", id));
    }
}
