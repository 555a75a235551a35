package org.codexfield.licensing.model;

import java.util.Map;
import org.codexfield.licensing.AttachmentName;
import org.codexfield.shared.DomainException;

/** A request has no attachment of this name. */
public final class AttachmentIsUnknown extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public AttachmentIsUnknown(AttachmentName name) {
        super(
                Kind.NOT_FOUND,
                "The request has no attachment " + name + ".",
                Map.of("name", name.value()));
    }
}
