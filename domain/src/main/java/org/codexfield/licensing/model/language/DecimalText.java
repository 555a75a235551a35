package org.codexfield.licensing.model.language;

import java.math.BigDecimal;
import java.util.Optional;

/** Exact decimal numbers as texts, held as scaled integers. */
public final class DecimalText {

    private static final int MAX_LENGTH = 30;

    private DecimalText() {}

    /**
     * A number that is not negative, times 10 to the scale.
     *
     * @return empty if it has more decimals than the scale, or lies above the limit
     */
    public static Optional<Long> scaled(String text, int scale, long max) {
        if (text.length() > MAX_LENGTH || !text.matches("[0-9]+(\\.[0-9]+)?")) {
            return Optional.empty();
        }
        var value = new BigDecimal(text).movePointRight(scale).stripTrailingZeros();
        return value.scale() > 0 || value.compareTo(BigDecimal.valueOf(max)) > 0
                ? Optional.empty()
                : Optional.of(value.longValueExact());
    }

    /** The shortest text of a scaled number: 2000000 at scale 9 is {@code 0.002}. */
    public static String of(long scaled, int scale) {
        return BigDecimal.valueOf(scaled, scale).stripTrailingZeros().toPlainString();
    }
}
