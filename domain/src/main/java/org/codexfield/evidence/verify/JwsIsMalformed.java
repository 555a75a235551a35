package org.codexfield.evidence.verify;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** What was given is not a JSON Web Signature in the accepted form. */
public final class JwsIsMalformed extends DomainException {

    JwsIsMalformed(String reason) {
        super(
                Kind.INVALID,
                "Not an acceptable JSON Web Signature: " + reason + ".",
                Map.of("reason", reason));
    }
}
