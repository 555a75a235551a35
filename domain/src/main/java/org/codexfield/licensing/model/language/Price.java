package org.codexfield.licensing.model.language;

import java.util.Optional;
import org.codexfield.licensing.CallWindow;

/**
 * What it costs.
 *
 * @param nanoPerMu the price of one MU in billionths of the currency's major unit
 * @param currency ISO 4217, for example {@code EUR}
 * @param free what is free in each window
 */
public record Price(long nanoPerMu, String currency, Optional<Allowance> free) {

    /** The highest price: a million of the currency's major unit for one MU. */
    public static final long MAX_NANO = 1_000_000L * 1_000_000_000L;

    /** How many MU are free in each calendar window. */
    public record Allowance(int mu, CallWindow window) {}
}
