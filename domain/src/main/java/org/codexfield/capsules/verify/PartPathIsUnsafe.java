package org.codexfield.capsules.verify;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The name of a part could mean another file to somebody else, or one that it must not mean. */
public final class PartPathIsUnsafe extends DomainException {
    private static final long serialVersionUID = 1L;

    /** The rules of names. */
    enum Rule {
        LENGTH("it must have 1 to 255 bytes of UTF-8"),
        RELATIVE("it must be relative, without a slash at its beginning"),
        NORMAL_FORM("it must be in Unicode normal form C"),
        SEGMENT("no folder or file in it may be empty, '.' or '..'"),
        SEGMENT_END("no folder or file in it may begin or end with a space, or end with a dot");

        private final String text;

        Rule(String text) {
            this.text = text;
        }
    }

    PartPathIsUnsafe(Rule rule) {
        this(rule.text);
    }

    PartPathIsUnsafe(int codePoint) {
        this("it holds the forbidden character " + String.format("U+%04X", codePoint));
    }

    private PartPathIsUnsafe(String why) {
        super(
                Kind.INVALID,
                "The name of the part is not acceptable: " + why + ".",
                Map.of("why", why));
    }
}
