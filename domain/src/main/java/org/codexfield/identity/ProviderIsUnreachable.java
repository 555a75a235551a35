package org.codexfield.identity;

import org.jspecify.annotations.Nullable;

/**
 * The identity provider does not answer, or not as one. Nobody's fault here, and no refusal: the
 * same may work in a minute.
 */
public final class ProviderIsUnreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what was tried. */
    public ProviderIsUnreachable(String what, @Nullable Throwable cause) {
        super("The identity provider cannot be reached: " + what, cause);
    }
}
