package org.codexfield.identity;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A short name breaks its grammar or is reserved. */
public final class SlugIsUnacceptable extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public SlugIsUnacceptable(String why) {
        super(
                Kind.INVALID,
                "The short name must be 3 to 40 lower-case letters a-z, digits and single hyphens,"
                        + " starting with a letter: "
                        + why
                        + ".",
                Map.of("why", why));
    }
}
