package org.codexfield.evidence.verify;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** What was given is not a DID document as W3C DID Core describes it. */
public final class DidDocumentIsMalformed extends DomainException {

    DidDocumentIsMalformed(String reason) {
        super(
                Kind.INVALID,
                "Not an acceptable DID document: " + reason + ".",
                Map.of("reason", reason));
    }
}
