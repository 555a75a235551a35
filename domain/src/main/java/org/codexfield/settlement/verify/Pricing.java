package org.codexfield.settlement.verify;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.codexfield.licensing.verify.PricedTerms;

/**
 * What settled micro-MU cost.
 *
 * <p>Where something is free or there are tiers, all that a grant used in a window under one rule
 * counts together, on whatever node and of whatever version: the window has one charge, rounded
 * half-even once, and each charge line gets its part of it. Elsewhere each line is charged by
 * itself, rounded half-even once.
 */
public final class Pricing {

    // nano of the major unit for a MU, times micro-MU, is 10^-15 of the major unit
    private static final BigInteger PER_MICRO = BigInteger.valueOf(1_000_000_000);
    private static final long MICRO_PER_MU = 1_000_000;

    private Pricing() {}

    /**
     * What was used in a window after something was used in it already: the difference of the two
     * charges, so that the parts of a window always come to the charge of the whole.
     *
     * @param beforeMicroMu what was charged of this window before; 0 where no window matters
     * @return {@code amountMicro}
     * @throws AmountIsOutOfRange if a quantity is negative, or the charge beyond 2^63 - 1
     */
    public static long chargeMicro(PricedTerms terms, long beforeMicroMu, long microMu) {
        if (beforeMicroMu < 0 || microMu < 0 || microMu > Long.MAX_VALUE - beforeMicroMu) {
            throw new AmountIsOutOfRange("microMu");
        }
        var charge =
                totalMicro(terms, beforeMicroMu + microMu)
                        .subtract(totalMicro(terms, beforeMicroMu));
        if (charge.bitLength() > Long.SIZE - 1) {
            throw new AmountIsOutOfRange("amountMicro");
        }
        return charge.longValue();
    }

    /**
     * Charges the lines of one grant in one window, of what one rule permitted. A window's charge
     * is divided in proportion to what the lines used; the units that remain go to the lines with
     * the largest remainders, of equal ones to the first by its key.
     *
     * @param beforeMicroMu what was charged of this window before
     * @param microMu what each line used; the order in which they are told does not matter
     * @return {@code amountMicro} of each line
     * @throws AmountIsOutOfRange if a quantity is negative, or a sum beyond 2^63 - 1
     */
    public static <K extends Comparable<? super K>> SortedMap<K, Long> charge(
            PricedTerms terms, long beforeMicroMu, Map<K, Long> microMu) {
        var lines = new TreeMap<K, Long>(microMu);
        if (terms.window().isEmpty()) {
            lines.replaceAll((line, used) -> chargeMicro(terms, 0, used));
            return lines;
        }
        long used = 0;
        for (long each : lines.values()) {
            if (each < 0 || each > Long.MAX_VALUE - used) {
                throw new AmountIsOutOfRange("microMu");
            }
            used += each;
        }
        return divided(chargeMicro(terms, beforeMicroMu, used), used, lines);
    }

    private static <K extends Comparable<? super K>> SortedMap<K, Long> divided(
            long chargeMicro, long used, SortedMap<K, Long> lines) {
        var amounts = new TreeMap<K, Long>();
        var remainders = new TreeMap<K, BigInteger>();
        long left = chargeMicro;
        for (var line : lines.entrySet()) {
            var parts =
                    BigInteger.valueOf(chargeMicro)
                            .multiply(BigInteger.valueOf(line.getValue()))
                            .divideAndRemainder(BigInteger.valueOf(Math.max(used, 1)));
            amounts.put(line.getKey(), parts[0].longValue());
            remainders.put(line.getKey(), parts[1]);
            left -= parts[0].longValue();
        }
        remainders.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(left)
                .forEach(line -> amounts.merge(line.getKey(), 1L, Long::sum));
        return amounts;
    }

    /** What so much from the begin of a window costs, rounded half-even. */
    private static BigInteger totalMicro(PricedTerms terms, long microMu) {
        var sum = BigInteger.ZERO;
        long from = terms.freeMu();
        long nano = terms.nanoPerMu();
        for (var tier : terms.tiers()) {
            sum = sum.add(between(from, tier.aboveMu(), microMu, nano));
            from = tier.aboveMu();
            nano = tier.nanoPerMu();
        }
        long beyond = Math.max(microMu - from * MICRO_PER_MU, 0);
        return halfEven(sum.add(product(beyond, nano)));
    }

    private static BigInteger between(long fromMu, long toMu, long microMu, long nano) {
        long to = Math.min(microMu, toMu * MICRO_PER_MU);
        return product(Math.max(to - fromMu * MICRO_PER_MU, 0), nano);
    }

    private static BigInteger product(long microMu, long nano) {
        return BigInteger.valueOf(microMu).multiply(BigInteger.valueOf(nano));
    }

    private static BigInteger halfEven(BigInteger exact) {
        var parts = exact.divideAndRemainder(PER_MICRO);
        int half = parts[1].shiftLeft(1).compareTo(PER_MICRO);
        boolean up = half > 0 || (half == 0 && parts[0].testBit(0));
        return up ? parts[0].add(BigInteger.ONE) : parts[0];
    }
}
