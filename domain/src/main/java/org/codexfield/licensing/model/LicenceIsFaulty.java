package org.codexfield.licensing.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A licence can be read, but contradicts itself or names what does not exist. */
public final class LicenceIsFaulty extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public LicenceIsFaulty(int line, int column, String reason) {
        super(
                Kind.INVALID,
                "Line " + line + ", column " + column + " of the licence: " + reason,
                Map.of(
                        "line",
                        Integer.toString(line),
                        "column",
                        Integer.toString(column),
                        "reason",
                        reason));
    }
}
