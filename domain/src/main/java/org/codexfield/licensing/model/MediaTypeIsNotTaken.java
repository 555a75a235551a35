package org.codexfield.licensing.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The question that a file answers takes files of other media types. */
public final class MediaTypeIsNotTaken extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public MediaTypeIsNotTaken(String field, String mediaType, String taken) {
        super(
                Kind.INVALID,
                "The question '"
                        + field
                        + "' takes files of the media types "
                        + taken
                        + ", not "
                        + mediaType
                        + ".",
                Map.of("field", field, "mediaType", mediaType, "taken", taken));
    }
}
