package org.codexfield.metering.verify;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A text is no receipt of a format that is known. */
public final class ReceiptIsMalformed extends DomainException {
    private static final long serialVersionUID = 1L;

    ReceiptIsMalformed(String reason) {
        super(
                Kind.INVALID,
                "This is not an acceptable receipt: " + reason + ".",
                Map.of("reason", reason));
    }
}
