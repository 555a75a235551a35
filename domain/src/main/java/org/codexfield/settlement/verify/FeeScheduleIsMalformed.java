package org.codexfield.settlement.verify;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A text is no fee schedule of a format that is known. */
public final class FeeScheduleIsMalformed extends DomainException {
    private static final long serialVersionUID = 1L;

    FeeScheduleIsMalformed(String reason) {
        super(
                Kind.INVALID,
                "This is not an acceptable fee schedule: " + reason + ".",
                Map.of("reason", reason));
    }
}
