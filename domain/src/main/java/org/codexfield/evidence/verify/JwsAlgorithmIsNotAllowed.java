package org.codexfield.evidence.verify;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A signature was made with an algorithm that is not on the list, or that does not fit its key. */
public final class JwsAlgorithmIsNotAllowed extends DomainException {

    JwsAlgorithmIsNotAllowed(String algorithm) {
        super(
                Kind.FORBIDDEN,
                "The signature algorithm "
                        + algorithm
                        + " is not allowed here. Sign with EdDSA, ES256 or ES256K and a key of that"
                        + " algorithm.",
                Map.of("algorithm", algorithm));
    }
}
