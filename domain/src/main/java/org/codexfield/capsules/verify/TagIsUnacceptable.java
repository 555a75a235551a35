package org.codexfield.capsules.verify;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A tag breaks its grammar, or there are too many. */
public final class TagIsUnacceptable extends DomainException {
    private static final long serialVersionUID = 1L;

    TagIsUnacceptable() {
        super(
                Kind.INVALID,
                "Tags are at most 20 words of a-z, 0-9 and single hyphens, each at most 40"
                        + " characters.",
                Map.of());
    }
}
