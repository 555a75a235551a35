package org.codexfield.licensing.model.language;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.codexfield.licensing.LicenceIsTooLarge;
import org.codexfield.licensing.verify.CallWindow;
import org.codexfield.licensing.verify.PricedTerms;

/**
 * What it costs, as the author wrote it; {@link LicenceLint} finds what contradicts itself.
 *
 * @param nanoPerMu the price of one MU in billionths of the currency's major unit
 * @param currency ISO 4217, for example {@code EUR}
 * @param free what is free in each window
 * @param tiers other prices for what is used beyond so much in a window; at most {@value
 *     #MAX_TIERS}
 */
public record Price(long nanoPerMu, String currency, Optional<Allowance> free, List<Tier> tiers) {

    /** The highest price: a million of the currency's major unit for one MU. */
    public static final long MAX_NANO = PricedTerms.MAX_NANO;

    /** The most tiers. */
    public static final int MAX_TIERS = PricedTerms.MAX_TIERS;

    /**
     * Copies.
     *
     * @throws LicenceIsTooLarge if there are more than {@value #MAX_TIERS} tiers
     */
    public Price {
        if (tiers.size() > MAX_TIERS) {
            throw new LicenceIsTooLarge("tiers of one price", MAX_TIERS);
        }
        tiers = List.copyOf(tiers);
    }

    /** How many MU are free in each calendar window. */
    public record Allowance(int mu, CallWindow window) {}

    /**
     * What each MU beyond the first ones of a calendar window costs.
     *
     * @param aboveMu up to how many MU another price holds; those that are free count too
     */
    public record Tier(int aboveMu, CallWindow window, long nanoPerMu) {}

    /**
     * What is reckoned with.
     *
     * @throws org.codexfield.licensing.verify.PriceIsMalformed if it contradicts itself
     */
    public PricedTerms terms() {
        var windows = windows();
        if (windows.size() > 1) {
            throw PricedTerms.windowsDiffer();
        }
        return new PricedTerms(
                currency,
                nanoPerMu,
                windows.stream().findFirst(),
                free.map(Allowance::mu).orElse(0),
                tiers.stream()
                        .map(tier -> new PricedTerms.Tier(tier.aboveMu(), tier.nanoPerMu()))
                        .toList());
    }

    /** The windows that it names, each once. */
    List<CallWindow> windows() {
        return Stream.concat(free.stream().map(Allowance::window), tiers.stream().map(Tier::window))
                .distinct()
                .toList();
    }
}
