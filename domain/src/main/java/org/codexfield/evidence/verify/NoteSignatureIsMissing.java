package org.codexfield.evidence.verify;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** No trusted key has signed the note, so its text must be ignored. */
public final class NoteSignatureIsMissing extends DomainException {

    NoteSignatureIsMissing(String names) {
        super(
                Kind.FORBIDDEN,
                "The note bears no signature by a trusted key; it is signed by: "
                        + names
                        + ". Configure the key of the log, or obtain the note from the log itself.",
                Map.of("names", names));
    }
}
