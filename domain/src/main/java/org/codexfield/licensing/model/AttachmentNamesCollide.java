package org.codexfield.licensing.model;

import java.util.Map;
import org.codexfield.licensing.AttachmentName;
import org.codexfield.shared.DomainException;

/** Two names of attachments mean the same file on some systems. */
public final class AttachmentNamesCollide extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public AttachmentNamesCollide(AttachmentName name, AttachmentName other) {
        super(
                Kind.CONFLICT,
                "The attachment "
                        + name
                        + " collides with "
                        + other
                        + " on some systems; choose another name.",
                Map.of("name", name.value(), "other", other.value()));
    }
}
