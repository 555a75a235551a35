package org.codexfield.evidence.verify;

import java.util.Map;
import org.codexfield.shared.DomainException;

/**
 * What was given is not JSON that may be hashed or signed: it breaks the syntax, I-JSON (RFC 7493),
 * a limit, or the shape expected.
 */
public final class JsonIsMalformed extends DomainException {

    JsonIsMalformed(String reason) {
        super(Kind.INVALID, "Not acceptable JSON: " + reason + ".", Map.of("reason", reason));
    }
}
