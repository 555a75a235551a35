package org.codexfield.shared;

import java.util.Map;

/** The announced digest of what is sent cannot be read. */
public final class ContentDigestIsMalformed extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public ContentDigestIsMalformed() {
        super(
                Kind.INVALID,
                "Content-Digest must be as RFC 9530 has it, for example sha-256=:base64:.",
                Map.of());
    }
}
