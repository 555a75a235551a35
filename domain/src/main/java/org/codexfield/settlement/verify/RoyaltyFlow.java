package org.codexfield.settlement.verify;

/**
 * Lets the content of a charge flow along a lineage, and tells every step. Steps of the same
 * lineage and content are always the same. It keeps its room for the next charge, so it serves one
 * thread at a time.
 */
final class RoyaltyFlow {

    private final Lineage lineage;
    private final Fraction data;

    // all 0 between two charges: who has passed its inflow on forgets it
    private final long[] inflows;

    RoyaltyFlow(Lineage lineage, Fraction data) {
        this.lineage = lineage;
        this.data = data;
        this.inflows = new long[lineage.versions().size()];
    }

    /** Is told every step. */
    interface Steps {

        /** A fixed edge pays its parent. */
        void paidFixed(int edge, long contentMicro, long amountMicro);

        /** A cascading edge passes on a part of what came to its child. */
        void passed(int edge, long inflowMicro, long amountMicro);

        /** A version keeps what it does not pass on. */
        void kept(int version, long inflowMicro, long amountMicro);

        /** The owner of this rank is paid for data by the default plan. */
        void paidData(int owner, long amountMicro);
    }

    /** Divides all of the content. */
    void run(long contentMicro, Steps steps) {
        if (lineage.declaresShares()) {
            cascade(contentMicro - fixed(contentMicro, steps), steps);
        } else if (contentMicro > 0) {
            byDefault(contentMicro, steps);
        }
    }

    private long fixed(long contentMicro, Steps steps) {
        var edges = lineage.fixed();
        long paid = 0;
        for (int edge = 0; edge < edges.size(); edge++) {
            long amount = Fraction.floorPpm(contentMicro, edges.ppm(edge));
            paid += amount;
            steps.paidFixed(edge, contentMicro, amount);
        }
        return paid;
    }

    private void cascade(long startMicro, Steps steps) {
        var edges = lineage.cascading();
        inflows[0] = startMicro;
        long flowing = startMicro;
        // once nothing flows any more, the rest of the ancestors get nothing
        for (int child = 0; flowing > 0; child++) {
            long inflow = inflows[child];
            if (inflow > 0) {
                inflows[child] = 0;
                long passed = 0;
                for (int edge = edges.begin(child); edge < edges.end(child); edge++) {
                    long amount = Fraction.floorPpm(inflow, edges.ppm(edge));
                    inflows[edges.parent(edge)] += amount;
                    passed += amount;
                    steps.passed(edge, inflow, amount);
                }
                steps.kept(child, inflow, inflow - passed);
                flowing -= inflow - passed;
            }
        }
    }

    private void byDefault(long contentMicro, Steps steps) {
        long rest = contentMicro;
        int[] owners = lineage.dataOwners();
        for (int owner : owners) {
            long amount = data.floorEach(contentMicro, owners.length);
            rest -= amount;
            steps.paidData(owner, amount);
        }
        steps.kept(0, contentMicro, rest);
    }
}
