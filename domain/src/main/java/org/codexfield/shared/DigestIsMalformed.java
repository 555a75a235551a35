package org.codexfield.shared;

import java.util.Map;

/** What was given is not a SHA-256 digest in its one accepted form. */
public final class DigestIsMalformed extends DomainException {

    private static final long serialVersionUID = 1L;

    DigestIsMalformed(String reason) {
        super(
                Kind.INVALID,
                "Not a SHA-256 digest: " + reason + ". Give 64 lower-case hexadecimal digits.",
                Map.of("reason", reason));
    }
}
