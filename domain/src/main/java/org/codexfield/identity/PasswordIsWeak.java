package org.codexfield.identity;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A password is too short, too long or well known. */
public final class PasswordIsWeak extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public PasswordIsWeak(String why) {
        super(
                Kind.INVALID,
                "The password is "
                        + why
                        + "; use 12 to 128 characters that are not easily guessed.",
                Map.of("why", why));
    }
}
