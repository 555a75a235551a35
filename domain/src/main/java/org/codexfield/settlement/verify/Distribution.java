package org.codexfield.settlement.verify;

import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.codexfield.shared.Did;

/**
 * A charge, divided to the last unit.
 *
 * @param amountMicro the charge
 * @param payouts platform, then compute, then owners in the order of their DIDs; one for each payee
 *     and kind, none of 0
 */
public record Distribution(long amountMicro, List<Payout> payouts) {

    /** Copies, and holds what the rule promises: nothing is lost and nothing is made. */
    public Distribution {
        payouts = List.copyOf(payouts);
        long sum = 0;
        for (var payout : payouts) {
            sum = Math.addExact(sum, payout.amountMicro());
        }
        if (sum != amountMicro) {
            throw new IllegalStateException("Payouts of " + sum + " for " + amountMicro);
        }
    }

    /** What each payee gets in all, in the order of their DIDs. */
    public SortedMap<Did, Long> byPayee() {
        var sums = new TreeMap<Did, Long>(Comparator.comparing(Did::value));
        payouts.forEach(payout -> sums.merge(payout.payee(), payout.amountMicro(), Math::addExact));
        return sums;
    }
}
