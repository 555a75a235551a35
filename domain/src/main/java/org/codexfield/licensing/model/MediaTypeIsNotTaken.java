package org.codexfield.licensing.model;

import java.util.List;
import java.util.Map;
import org.codexfield.licensing.FormField;
import org.codexfield.shared.DomainException;

/** The question that a file answers takes files of other media types. */
public final class MediaTypeIsNotTaken extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public MediaTypeIsNotTaken(FormField field, String mediaType, List<String> taken) {
        super(
                Kind.INVALID,
                "The question '"
                        + field.label()
                        + "' takes files of the media types "
                        + String.join(", ", taken)
                        + ", not "
                        + mediaType
                        + ".",
                Map.of(
                        "field",
                        field.key(),
                        "label",
                        field.label(),
                        "mediaType",
                        mediaType,
                        "taken",
                        String.join(", ", taken)));
    }
}
