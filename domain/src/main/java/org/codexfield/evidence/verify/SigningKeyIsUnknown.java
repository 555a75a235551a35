package org.codexfield.evidence.verify;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A signature names a key that is not known here, so nothing can be said about it. */
public final class SigningKeyIsUnknown extends DomainException {

    SigningKeyIsUnknown(String kid) {
        super(
                Kind.FORBIDDEN,
                "The signing key " + kid + " is not known. Obtain the DID document that lists it.",
                Map.of("kid", kid));
    }
}
