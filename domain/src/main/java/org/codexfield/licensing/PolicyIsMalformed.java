package org.codexfield.licensing;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A document is no ODRL policy, request or state of the world that can be evaluated. */
public final class PolicyIsMalformed extends DomainException {
    private static final long serialVersionUID = 1L;

    /**
     * Refuses.
     *
     * @param pointer where, as a JSON pointer (RFC 6901)
     * @param reason what is wrong there, as half a sentence
     */
    public PolicyIsMalformed(String pointer, String reason) {
        super(
                Kind.INVALID,
                "Not an acceptable ODRL document: at '" + pointer + "' " + reason + ".",
                Map.of("pointer", pointer, "reason", reason));
    }
}
