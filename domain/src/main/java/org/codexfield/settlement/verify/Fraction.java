package org.codexfield.settlement.verify;

/**
 * A part of an amount, for example 4/7; 0 to 1.
 *
 * @param numerator 0 to the denominator
 * @param denominator 1 to {@value #MAX_DENOMINATOR}
 */
public record Fraction(int numerator, int denominator) {

    /** The largest denominator: shares are told in millionths. */
    public static final int MAX_DENOMINATOR = 1_000_000;

    /** All of an amount, in millionths. */
    static final int WHOLE_PPM = 1_000_000;

    /**
     * @throws FeeScheduleIsMalformed if it is no part of a whole
     */
    public Fraction {
        if (denominator < 1 || denominator > MAX_DENOMINATOR) {
            throw new FeeScheduleIsMalformed("a denominator of " + denominator);
        }
        if (numerator < 0 || numerator > denominator) {
            throw new FeeScheduleIsMalformed(numerator + "/" + denominator + " is no part");
        }
    }

    /**
     * What each of several gets of an amount when they share this part equally, rounded down.
     *
     * @param amount not negative
     * @param sharers 1 to 10,000
     */
    long floorEach(long amount, int sharers) {
        return floor(amount, numerator, (long) denominator * sharers);
    }

    /**
     * {@code floor(amount x ppm / 1,000,000)}.
     *
     * @param amount not negative
     * @param ppm 0 to 1,000,000
     */
    static long floorPpm(long amount, int ppm) {
        return floor(amount, ppm, WHOLE_PPM);
    }

    /**
     * {@code floor(amount x a x b / 10^12)}, rounded once.
     *
     * @param amount not negative
     * @param a millionths
     * @param b millionths
     */
    static long floorPpm(long amount, int a, int b) {
        long square = (long) WHOLE_PPM * WHOLE_PPM;
        // the whole multiples are exact; what is left is below 10^12, and times a below 10^18
        return amount / square * a * b + floor(amount % square * a, b, square);
    }

    /**
     * Exact without wider integers: what is left of the amount is smaller than the denominator.
     *
     * @param denominator at most 10^12, and then the numerator at most 10^6
     */
    private static long floor(long amount, long numerator, long denominator) {
        return amount / denominator * numerator + amount % denominator * numerator / denominator;
    }
}
