package org.codexfield.settlement.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A reference is not of the accepted form. */
public final class LedgerReferenceIsMalformed extends DomainException {
    private static final long serialVersionUID = 1L;

    LedgerReferenceIsMalformed(int most) {
        super(
                Kind.INVALID,
                "A reference has 1 to "
                        + most
                        + " characters: letters A-Z and a-z, digits, and any of . _ : / # + - (the"
                        + " first a letter or digit).",
                Map.of("most", Integer.toString(most)));
    }
}
