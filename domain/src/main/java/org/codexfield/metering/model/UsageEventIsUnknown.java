package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** There is no such usage event, or the caller may not know that there is. */
public final class UsageEventIsUnknown extends DomainException {
    private static final long serialVersionUID = 1L;

    public UsageEventIsUnknown(String id) {
        super(
                Kind.NOT_FOUND,
                "There is no such usage event among those that concern you.",
                Map.of("id", id));
    }
}
