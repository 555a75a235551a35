package org.codexfield.capsules.model;

import java.util.Map;
import org.codexfield.shared.Digest;
import org.codexfield.shared.DomainException;

/** What arrived is not what the sender digested. */
public final class ContentDigestDoesNotMatch extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public ContentDigestDoesNotMatch(Digest received) {
        super(
                Kind.INVALID,
                "What arrived has the SHA-256 digest "
                        + received
                        + ", another than Content-Digest says; send it again.",
                Map.of("received", received.hex()));
    }
}
