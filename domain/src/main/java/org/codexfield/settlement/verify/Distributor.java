package org.codexfield.settlement.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.codexfield.shared.Did;

/**
 * Divides many charges by one plan. It keeps its room from charge to charge, so it serves one
 * thread at a time; a charge costs as many steps as edges are passed, not as there are.
 */
public final class Distributor {

    private static final Comparator<Did> BY_TEXT = Comparator.comparing(Did::value);

    private final RoyaltyPlan plan;
    private final RoyaltyFlow flow;
    private final Sums sums;

    Distributor(RoyaltyPlan plan) {
        this.plan = plan;
        this.flow = plan.flow();
        this.sums = new Sums(plan.lineage());
    }

    /** Divides a charge to the last unit. */
    public Distribution distribute(Charge charge) {
        var payouts = new ArrayList<Payout>();
        long platform = plan.platformMicro(charge);
        long compute = plan.computeMicro(charge);
        add(payouts, plan.platform(), PayoutKind.PLATFORM, platform);
        charge.servedBy().ifPresent(by -> add(payouts, by.operator(), PayoutKind.COMPUTE, compute));
        flow.run(charge.amountMicro() - platform - compute, sums);
        sums.drainTo(payouts);
        return new Distribution(charge.amountMicro(), payouts);
    }

    private static void add(List<Payout> payouts, Did payee, PayoutKind kind, long amountMicro) {
        if (amountMicro > 0) {
            payouts.add(new Payout(payee, kind, amountMicro));
        }
    }

    /** What each owner gets, by kind; emptied for each charge. */
    private static final class Sums implements RoyaltyFlow.Steps {

        private final EdgeTable fixedEdges;
        private final List<Did> owners;
        private final int[] ownerOf;
        private final long[] fixed;
        private final long[] kept;
        private final long[] data;
        private final int[] paid;
        private int paidCount;

        Sums(Lineage lineage) {
            fixedEdges = lineage.fixed();
            owners =
                    lineage.versions().stream()
                            .map(LineageVersion::owner)
                            .distinct()
                            .sorted(BY_TEXT)
                            .toList();
            ownerOf = lineage.versions().stream().mapToInt(one -> indexOf(one.owner())).toArray();
            fixed = new long[owners.size()];
            kept = new long[owners.size()];
            data = new long[owners.size()];
            paid = new int[owners.size()];
        }

        private int indexOf(Did owner) {
            return Collections.binarySearch(owners, owner, BY_TEXT);
        }

        @Override
        public void paidFixed(int edge, long contentMicro, long amountMicro) {
            add(fixed, ownerOf[fixedEdges.parent(edge)], amountMicro);
        }

        @Override
        public void passed(int edge, long inflowMicro, long amountMicro) {
            // arrives with its parent, who keeps or passes it on
        }

        @Override
        public void kept(int version, long inflowMicro, long amountMicro) {
            add(kept, ownerOf[version], amountMicro);
        }

        @Override
        public void paidData(Did owner, long amountMicro) {
            add(data, indexOf(owner), amountMicro);
        }

        private void add(long[] amounts, int owner, long amountMicro) {
            if (amountMicro > 0) {
                if (fixed[owner] == 0 && kept[owner] == 0 && data[owner] == 0) {
                    paid[paidCount++] = owner;
                }
                amounts[owner] += amountMicro;
            }
        }

        void drainTo(List<Payout> payouts) {
            Arrays.sort(paid, 0, paidCount);
            for (int i = 0; i < paidCount; i++) {
                int owner = paid[i];
                var payee = owners.get(owner);
                Distributor.add(payouts, payee, PayoutKind.FIXED, fixed[owner]);
                Distributor.add(payouts, payee, PayoutKind.KEPT, kept[owner]);
                Distributor.add(payouts, payee, PayoutKind.DATA, data[owner]);
                fixed[owner] = 0;
                kept[owner] = 0;
                data[owner] = 0;
            }
            paidCount = 0;
        }
    }
}
