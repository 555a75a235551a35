package org.codexfield.licensing.verify;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A text is no capability credential or status list credential. */
public final class CredentialIsMalformed extends DomainException {
    private static final long serialVersionUID = 1L;

    CredentialIsMalformed(String reason) {
        super(
                Kind.INVALID,
                "This is not an acceptable credential: " + reason + ".",
                Map.of("reason", reason));
    }
}
