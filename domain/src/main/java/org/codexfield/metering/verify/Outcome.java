package org.codexfield.metering.verify;

import java.util.Locale;

/** How a call came out. */
public enum Outcome {
    /** It was answered to its end. */
    SERVED(true, true),
    /**
     * The client left or the stream broke: what was moved and computed counts, and so does the
     * call.
     */
    PARTIAL(true, true),
    /** The node's fault: counts nothing, costs nothing. */
    FAILED(false, false),
    /** The licence or a limit refused it. */
    DENIED(false, false),
    /** Reported by a node, beyond the quota: shown, not billed. */
    OVER_QUOTA(false, false);

    private final boolean counts;
    private final boolean costs;

    Outcome(boolean counts, boolean costs) {
        this.counts = counts;
        this.costs = costs;
    }

    /** Whether it spends a permit of the quotas. */
    public boolean counts() {
        return counts;
    }

    /** Whether its dimensions are metered. */
    public boolean costs() {
        return costs;
    }

    /** The name in documents, in kebab case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads a code.
     *
     * @throws ReceiptIsMalformed if it is none
     */
    public static Outcome parse(String code) {
        for (var outcome : values()) {
            if (outcome.code().equals(code)) {
                return outcome;
            }
        }
        throw new ReceiptIsMalformed("nothing is known of the outcome");
    }
}
