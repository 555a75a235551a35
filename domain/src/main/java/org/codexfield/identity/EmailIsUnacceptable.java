package org.codexfield.identity;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A text is no e-mail address. */
public final class EmailIsUnacceptable extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public EmailIsUnacceptable() {
        super(
                Kind.INVALID,
                "This is no e-mail address: it needs one @, no spaces, and at most 254 characters.",
                Map.of());
    }
}
