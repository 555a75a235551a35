package org.codexfield.settlement.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A transaction has too few entries, or too many. */
public final class EntriesAreOutOfBounds extends DomainException {
    private static final long serialVersionUID = 1L;

    EntriesAreOutOfBounds(int count, int most) {
        super(
                Kind.INVALID,
                "A transaction has 2 to " + most + " entries, and this one " + count + ".",
                Map.of("count", Integer.toString(count), "most", Integer.toString(most)));
    }
}
