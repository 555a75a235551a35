package org.codexfield.evidence.verify;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** What was given is not multibase or base64 text in its one accepted form. */
public final class MultibaseIsMalformed extends DomainException {

    MultibaseIsMalformed(String reason) {
        super(
                Kind.INVALID,
                "Not acceptable multibase or base64 text: " + reason + ".",
                Map.of("reason", reason));
    }
}
