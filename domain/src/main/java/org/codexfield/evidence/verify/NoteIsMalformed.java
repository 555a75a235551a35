package org.codexfield.evidence.verify;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** What was given is not a signed note, checkpoint or note key as C2SP writes it. */
public final class NoteIsMalformed extends DomainException {

    NoteIsMalformed(String reason) {
        super(
                Kind.INVALID,
                "Not an acceptable signed note: " + reason + ".",
                Map.of("reason", reason));
    }
}
