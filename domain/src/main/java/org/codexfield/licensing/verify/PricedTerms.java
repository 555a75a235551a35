package org.codexfield.licensing.verify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What each MU costs, as it is reckoned with. Amounts of MU count from the begin of a window of the
 * calendar; where nothing is free and there are no tiers, no window matters.
 *
 * <pre>{@code
 * // price 0.002 EUR per MU, first 1000 MU per month free, above 10000 MU per month 0.0015 EUR per MU
 * new PricedTerms("EUR", 2_000_000, Optional.of(CallWindow.MONTH), 1_000,
 *         List.of(new PricedTerms.Tier(10_000, 1_500_000)));
 * }</pre>
 *
 * @param currency ISO 4217, for example {@code EUR}
 * @param nanoPerMu the price of one MU in billionths of the currency's major unit
 * @param window in which what is free and the tiers count; a window of the calendar
 * @param freeMu how many MU of each window are free; 0 if none are
 * @param tiers other prices beyond so many MU of the window, ascending
 */
public record PricedTerms(
        String currency,
        long nanoPerMu,
        Optional<CallWindow> window,
        long freeMu,
        List<Tier> tiers) {

    /** The highest price: a million of the currency's major unit for one MU. */
    public static final long MAX_NANO = 1_000_000L * 1_000_000_000L;

    /** The most tiers. */
    public static final int MAX_TIERS = 20;

    /** The most MU that a price names. */
    public static final long MAX_MU = 1_000_000_000;

    /**
     * What each MU beyond the first ones of a window costs.
     *
     * @param aboveMu up to how many MU another price holds; those that are free count too
     * @param nanoPerMu the price of one MU, in billionths of the currency's major unit
     */
    public record Tier(long aboveMu, long nanoPerMu) {}

    /**
     * @throws PriceIsMalformed if a price is none, tiers do not ascend beyond what is free, or a
     *     window of the calendar is missing where one matters, or given where none does
     */
    public PricedTerms {
        tiers = List.copyOf(tiers);
        require(currency.matches("[A-Z]{3}"), "no currency");
        require(tiers.size() <= MAX_TIERS, "more than " + MAX_TIERS + " tiers");
        require(freeMu >= 0 && freeMu <= MAX_MU, freeMu + " MU free");
        requirePrice(nanoPerMu);
        long least = freeMu;
        for (var tier : tiers) {
            requirePrice(tier.nanoPerMu());
            require(
                    tier.aboveMu() > least && tier.aboveMu() <= MAX_MU,
                    "a tier above " + tier.aboveMu() + " MU that follows " + least);
            least = tier.aboveMu();
        }
        require(window.isPresent() == (least > 0), "amounts and their window do not fit");
        require(window.filter(CallWindow::isFromGrant).isEmpty(), "a window from the grant");
    }

    /** The window in which what is used at an instant counts, where one matters. */
    public Optional<CallWindow.Span> windowAt(Instant instant) {
        return window.map(one -> one.at(instant, Instant.EPOCH));
    }

    /** The refusal of a price whose amounts count in several windows. */
    public static PriceIsMalformed windowsDiffer() {
        return new PriceIsMalformed("its amounts count in different windows");
    }

    private static void requirePrice(long nanoPerMu) {
        require(nanoPerMu >= 0 && nanoPerMu <= MAX_NANO, "a price of " + nanoPerMu);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new PriceIsMalformed(otherwise);
        }
    }
}
