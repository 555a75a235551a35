package org.codexfield.licensing.model.language;

/**
 * What a derived work owes.
 *
 * @param ppm millionths: 12 % are 120,000
 */
public record Share(Kind kind, int ppm) {

    /** All of it. */
    public static final int WHOLE_PPM = 1_000_000;

    /** How it is reckoned. */
    public enum Kind {
        /** Of the content of every descendant's charge. */
        FIXED,
        /** Of what flows through the direct child. */
        CASCADING
    }
}
