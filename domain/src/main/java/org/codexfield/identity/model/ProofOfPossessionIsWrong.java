package org.codexfield.identity.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The proof that somebody holds a private key does not hold. */
public final class ProofOfPossessionIsWrong extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public ProofOfPossessionIsWrong(String why) {
        super(
                Kind.INVALID,
                "The proof of possession does not hold: " + why + ".",
                Map.of("why", why));
    }
}
