package org.codexfield.evidence.verify;

import java.util.Map;
import org.codexfield.shared.DomainException;

/**
 * A valid signature is presented for another purpose than it was made for: its {@code typ} is not
 * the one expected.
 */
public final class JwsTypeIsUnexpected extends DomainException {

    JwsTypeIsUnexpected(String expected, String actual) {
        super(
                Kind.FORBIDDEN,
                "The signature is of type "
                        + actual
                        + " where "
                        + expected
                        + " is expected. Present the document that was signed for this purpose.",
                Map.of("expected", expected, "actual", actual));
    }
}
