package org.codexfield.evidence.verify;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** What was given is not a public key that may be relied upon. */
public final class KeyIsMalformed extends DomainException {

    KeyIsMalformed(String reason) {
        super(
                Kind.INVALID,
                "Not an acceptable public key: " + reason + ".",
                Map.of("reason", reason));
    }
}
