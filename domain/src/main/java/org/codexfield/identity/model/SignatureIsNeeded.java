package org.codexfield.identity.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** An organisation that holds its key itself must bring the signature. */
public final class SignatureIsNeeded extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public SignatureIsNeeded(String kid, String type) {
        super(
                Kind.CONFLICT,
                "The organisation holds its key itself: sign the document with the key "
                        + kid
                        + " as a detached JWS of type "
                        + type
                        + ", and hand it in.",
                Map.of("kid", kid, "type", type));
    }
}
