package org.codexfield.evidence.verify;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A log proof, or the request for one, names positions that cannot be. */
public final class ProofIsMalformed extends DomainException {

    ProofIsMalformed(String reason) {
        super(Kind.INVALID, "Not a possible log proof: " + reason + ".", Map.of("reason", reason));
    }
}
