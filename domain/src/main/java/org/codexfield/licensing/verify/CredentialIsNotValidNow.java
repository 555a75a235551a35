package org.codexfield.licensing.verify;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A credential is presented before its time or after it. */
public final class CredentialIsNotValidNow extends DomainException {
    private static final long serialVersionUID = 1L;

    CredentialIsNotValidNow(String from, String until) {
        super(
                Kind.INVALID,
                "This credential is valid from " + from + " until " + until + " only.",
                Map.of("from", from, "until", until));
    }
}
