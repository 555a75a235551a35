package org.codexfield.verifier;

import java.util.Locale;

/** How a check ended. */
enum Outcome {
    /** It holds. */
    HOLDS("holds"),
    /** It is wrong, or contradicts something else. */
    DOES_NOT_HOLD("DOES NOT HOLD"),
    /** What is needed to check it was not given. */
    NOT_SHOWN("not shown");

    private final String words;

    Outcome(String words) {
        this.words = words;
    }

    /** For people. */
    String words() {
        return words;
    }

    /** For machines, in kebab case. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
