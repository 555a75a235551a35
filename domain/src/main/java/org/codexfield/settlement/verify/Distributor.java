package org.codexfield.settlement.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.codexfield.shared.Did;

/**
 * Divides many charges by one plan. It keeps its room from charge to charge, so it serves one
 * thread at a time; a charge costs as many steps as edges are passed, not as there are.
 */
public final class Distributor {

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

        private final Lineage lineage;
        private final long[] fixed;
        private final long[] kept;
        private final long[] data;
        private final int[] paid;
        private int paidCount;

        Sums(Lineage lineage) {
            int owners = lineage.owners().size();
            this.lineage = lineage;
            this.fixed = new long[owners];
            this.kept = new long[owners];
            this.data = new long[owners];
            this.paid = new int[owners];
        }

        @Override
        public void paidFixed(int edge, long contentMicro, long amountMicro) {
            add(fixed, lineage.ownerOf(lineage.fixed().parent(edge)), amountMicro);
        }

        @Override
        public void passed(int edge, long inflowMicro, long amountMicro) {
            // arrives with its parent, who keeps or passes it on
        }

        @Override
        public void kept(int version, long inflowMicro, long amountMicro) {
            add(kept, lineage.ownerOf(version), amountMicro);
        }

        @Override
        public void paidData(int owner, long amountMicro) {
            add(data, owner, amountMicro);
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
                var payee = lineage.owners().get(owner);
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
