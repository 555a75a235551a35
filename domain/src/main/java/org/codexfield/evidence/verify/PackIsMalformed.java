package org.codexfield.evidence.verify;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** What was given is no evidence pack that this version of the product reads or writes. */
public final class PackIsMalformed extends DomainException {
    private static final long serialVersionUID = 1L;

    PackIsMalformed(String reason) {
        super(
                Kind.INVALID,
                "Not an acceptable evidence pack: " + reason + ".",
                Map.of("reason", reason));
    }
}
