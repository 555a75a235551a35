package org.codexfield.identity.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** Another organisation has this short name. */
public final class SlugIsTaken extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public SlugIsTaken(String slug) {
        super(
                Kind.CONFLICT,
                "The short name " + slug + " is taken; choose another.",
                Map.of("slug", slug));
    }
}
