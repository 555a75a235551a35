package org.codexfield.shared;

import java.util.Map;

/** A text is empty, too long, or holds characters that it must not hold. */
public final class TextIsUnacceptable extends DomainException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what names the text
     * @param why completes the sentence "it is ..."
     */
    public TextIsUnacceptable(String what, String why) {
        super(
                Kind.INVALID,
                "The " + what + " is " + why + "; give another.",
                Map.of("what", what, "why", why));
    }
}
