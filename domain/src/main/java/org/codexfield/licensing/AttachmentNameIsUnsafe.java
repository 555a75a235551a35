package org.codexfield.licensing;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The name of an attachment could mean another file to somebody else. */
public final class AttachmentNameIsUnsafe extends DomainException {
    private static final long serialVersionUID = 1L;

    AttachmentNameIsUnsafe(String why) {
        super(
                Kind.INVALID,
                "The name of the attachment is not acceptable: " + why + ".",
                Map.of("why", why));
    }
}
