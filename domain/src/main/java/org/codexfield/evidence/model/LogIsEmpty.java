package org.codexfield.evidence.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The log has no leaf yet, so there is no checkpoint and nothing to prove. */
public final class LogIsEmpty extends DomainException {
    private static final long serialVersionUID = 1L;

    public LogIsEmpty(String origin) {
        super(
                Kind.NOT_FOUND,
                "The log " + origin + " has no leaf yet; ask again when it has.",
                Map.of("origin", origin));
    }
}
