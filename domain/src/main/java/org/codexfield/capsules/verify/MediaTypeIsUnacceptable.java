package org.codexfield.capsules.verify;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** What was given is not a media type without parameters. */
public final class MediaTypeIsUnacceptable extends DomainException {
    private static final long serialVersionUID = 1L;

    MediaTypeIsUnacceptable() {
        super(
                Kind.INVALID,
                "The media type of a part is 'type/subtype' in lower case without parameters, at"
                        + " most 127 characters, for example text/csv.",
                Map.of());
    }
}
