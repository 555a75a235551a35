package org.codexfield.licensing;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A text is no licence: it breaks the grammar, or names what does not exist. */
public final class LicenceIsMalformed extends DomainException {
    private static final long serialVersionUID = 1L;

    /**
     * Refuses.
     *
     * @param reason the first error, as half a sentence
     */
    public LicenceIsMalformed(int line, int column, String reason) {
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
