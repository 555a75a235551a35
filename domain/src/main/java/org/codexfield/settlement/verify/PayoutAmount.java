package org.codexfield.settlement.verify;

import java.math.BigInteger;

/**
 * What is paid out of an amount.
 *
 * @param currency ISO 4217
 * @param exponent how many decimals the minor unit has
 * @param minorUnits what is paid, for example in cents
 * @param restMicro what cannot be paid yet, in millionths of the major unit
 */
public record PayoutAmount(String currency, int exponent, long minorUnits, long restMicro) {

    /** The decimals of {@code amountMicro}. */
    static final int MICRO_DECIMALS = 6;

    /** The most decimals of a token. */
    public static final int MAX_TOKEN_DECIMALS = 36;

    static PayoutAmount of(String currency, int exponent, long amountMicro) {
        if (amountMicro < 0) {
            throw new AmountIsOutOfRange("amountMicro");
        }
        long microPerMinor = 1;
        for (int decimal = exponent; decimal < MICRO_DECIMALS; decimal++) {
            microPerMinor *= 10;
        }
        return new PayoutAmount(
                currency, exponent, amountMicro / microPerMinor, amountMicro % microPerMinor);
    }

    /**
     * The same amount in the smallest units of a token that stands for the currency one to one;
     * exact, so a payee is paid the same on every route.
     *
     * @param decimals how many decimals the token has, for example 18
     * @throws TokenDecimalsDoNotFit if the token cannot tell minor units apart
     */
    public BigInteger tokenUnits(int decimals) {
        if (decimals < exponent || decimals > MAX_TOKEN_DECIMALS) {
            throw new TokenDecimalsDoNotFit(currency, exponent, decimals);
        }
        return BigInteger.valueOf(minorUnits).multiply(BigInteger.TEN.pow(decimals - exponent));
    }
}
