package org.codexfield.evidence.verify;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** What was given cannot be a leaf of the log. */
public final class LogLeafIsMalformed extends DomainException {

    LogLeafIsMalformed(String reason) {
        super(Kind.INVALID, "Not a possible log leaf: " + reason + ".", Map.of("reason", reason));
    }
}
