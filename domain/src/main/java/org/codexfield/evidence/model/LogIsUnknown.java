package org.codexfield.evidence.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** No log has this origin. */
public final class LogIsUnknown extends DomainException {
    private static final long serialVersionUID = 1L;

    public LogIsUnknown(String origin) {
        super(
                Kind.NOT_FOUND,
                "There is no log with this origin; the list of logs names them all.",
                Map.of("origin", origin));
    }
}
