package org.codexfield.settlement.verify;

import java.util.ArrayList;
import java.util.List;
import org.codexfield.capsules.verify.ShareKind;
import org.codexfield.shared.Digest;

/**
 * Why a charge was divided as it was: every edge that carried something, and every version that
 * kept something. It grows with the edges passed, never with the ways through them, of which there
 * may be exponentially many; those are listed on demand, a stated number of them.
 *
 * @param amountMicro the charge
 * @param platformMicro the platform fee
 * @param computeMicro the compute share
 * @param contentMicro what was left for owners
 * @param byDefaultPlan whether no edge declares a share
 * @param edges fixed edges, then the cascading ones that were reached, children before parents
 * @param incomes the versions that something flowed to, children before parents
 * @param data what owners of direct data parents got by the default plan
 */
public record Explanation(
        long amountMicro,
        long platformMicro,
        long computeMicro,
        long contentMicro,
        boolean byDefaultPlan,
        List<EdgeFlow> edges,
        List<VersionIncome> incomes,
        List<Payout> data) {

    /** The most ways that are listed at once. */
    public static final int MAX_PATHS = 100;

    /** Copies. */
    public Explanation {
        edges = List.copyOf(edges);
        incomes = List.copyOf(incomes);
        data = List.copyOf(data);
    }

    static Explanation of(RoyaltyPlan plan, Charge charge) {
        long platform = plan.platformMicro(charge);
        long compute = plan.computeMicro(charge);
        long content = charge.amountMicro() - platform - compute;
        var log = new Log(plan.lineage());
        plan.flow().run(content, log);
        return new Explanation(
                charge.amountMicro(),
                platform,
                compute,
                content,
                !plan.lineage().declaresShares(),
                log.edges,
                log.incomes,
                log.data);
    }

    /**
     * The ways along which something flowed to a version, those with larger shares first at every
     * fork.
     *
     * @param manifest the version
     * @param most how many are listed, at most {@value #MAX_PATHS}
     */
    public FlowPaths pathsTo(Digest manifest, int most) {
        return new PathSearch(this, manifest).first(Math.min(most, MAX_PATHS));
    }

    /** Writes every step down. */
    private static final class Log implements RoyaltyFlow.Steps {

        private final Lineage lineage;
        private final List<EdgeFlow> edges = new ArrayList<>();
        private final List<VersionIncome> incomes = new ArrayList<>();
        private final List<Payout> data = new ArrayList<>();

        Log(Lineage lineage) {
            this.lineage = lineage;
        }

        @Override
        public void paidFixed(int edge, long contentMicro, long amountMicro) {
            add(ShareKind.FIXED, lineage.fixed(), edge, contentMicro, amountMicro);
        }

        @Override
        public void passed(int edge, long inflowMicro, long amountMicro) {
            add(ShareKind.CASCADING, lineage.cascading(), edge, inflowMicro, amountMicro);
        }

        private void add(ShareKind kind, EdgeTable table, int edge, long of, long amount) {
            var parent = lineage.versions().get(table.parent(edge));
            edges.add(
                    new EdgeFlow(
                            lineage.versions().get(table.child(edge)).manifest(),
                            parent.manifest(),
                            parent.owner(),
                            kind,
                            table.ppm(edge),
                            of,
                            amount));
        }

        @Override
        public void kept(int version, long inflowMicro, long amountMicro) {
            var income = lineage.versions().get(version);
            incomes.add(
                    new VersionIncome(income.manifest(), income.owner(), inflowMicro, amountMicro));
        }

        @Override
        public void paidData(int owner, long amountMicro) {
            data.add(new Payout(lineage.owners().get(owner), PayoutKind.DATA, amountMicro));
        }
    }
}
