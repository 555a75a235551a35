package org.codexfield.shared;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was given is no identifier. */
public final class IdIsMalformed extends DomainException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what names the identifier
     */
    public IdIsMalformed(String what, @Nullable Throwable cause) {
        super(
                Kind.INVALID,
                "The " + what + " must be named by a UUID of 36 characters.",
                Map.of("what", what),
                cause);
    }
}
