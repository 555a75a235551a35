package org.codexfield.settlement.verify;

import java.math.BigDecimal;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Edges of a lineage as refusals tell them. */
final class EdgeNames {

    private static final int SHOWN = 20;
    private static final int PERCENT_DECIMALS = 4;

    private EdgeNames() {}

    /** For example {@code acme/lungs 1.2.0 -> acme/scans 1.0.0 (12 %)}. */
    static String of(LineageVersion child, LineageVersion parent, int sharePpm) {
        return of(child, parent) + " (" + percent(sharePpm) + " %)";
    }

    static String of(LineageVersion child, LineageVersion parent) {
        return child.name() + " -> " + parent.name();
    }

    static String percent(long ppm) {
        return BigDecimal.valueOf(ppm, PERCENT_DECIMALS).stripTrailingZeros().toPlainString();
    }

    /** All of them, or the first of them and how many more there are, which are not named. */
    static String list(int count, IntFunction<String> name) {
        var shown =
                IntStream.range(0, Math.min(count, SHOWN))
                        .mapToObj(name)
                        .collect(Collectors.joining(", "));
        return count > SHOWN ? shown + " +" + (count - SHOWN) : shown;
    }
}
