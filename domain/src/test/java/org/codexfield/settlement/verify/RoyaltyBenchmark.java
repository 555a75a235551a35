package org.codexfield.settlement.verify;

import static org.codexfield.settlement.verify.Lineages.cascading;
import static org.codexfield.settlement.verify.Lineages.fixed;
import static org.codexfield.settlement.verify.Lineages.owner;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.codexfield.capsules.verify.CapsuleKind;
import org.codexfield.capsules.verify.ManifestParent;
import org.codexfield.shared.Digest;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A thousand versions earn; they and their ancestors are ten thousand versions with two or three
 * parents each, of a hundred owners. Beside it, as a baseline of the same run, the fees alone.
 */
@State(Scope.Thread)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@OutputTimeUnit(TimeUnit.SECONDS)
public class RoyaltyBenchmark {

    private static final int VERSIONS = 10_000;
    private static final int EARNING = 1_000;
    private static final int OWNERS = 100;
    private static final Optional<ServingOperator> NODE =
            Optional.of(new ServingOperator(owner("node"), 900_000));

    private final List<LineageVersion> versions = versions();
    private final VersionGraph graph = VersionGraph.of(versions);
    private final List<RoyaltyPlan> plans = new ArrayList<>();
    private final List<Distributor> distributors = new ArrayList<>();
    private int turn;

    /** Makes plans. */
    public RoyaltyBenchmark() {
        for (int i = 0; i < EARNING; i++) {
            plans.add(plan(i));
            distributors.add(plans.get(i).distributor());
        }
    }

    private static List<LineageVersion> versions() {
        var random = new Random(5);
        var versions = new ArrayList<LineageVersion>();
        for (int i = 0; i < VERSIONS; i++) {
            var parents = new TreeMap<Digest, ManifestParent>();
            for (int edge = 0; edge < 3; edge++) {
                int parent = Math.max(i, EARNING) + 1 + random.nextInt(100);
                if (parent < VERSIONS) {
                    var made =
                            parent % 100 == 0
                                    ? fixed("v" + parent, 10)
                                    : cascading("v" + parent, 150_000);
                    parents.put(made.manifestDigest(), made);
                }
            }
            versions.add(
                    Lineages.version(
                            "v" + i,
                            "o" + random.nextInt(OWNERS),
                            CapsuleKind.MODEL,
                            List.copyOf(parents.values())));
        }
        return versions;
    }

    private RoyaltyPlan plan(int version) {
        return new RoyaltyPlan(
                graph.lineage(versions.get(version).manifest()),
                FeeSchedule.FIRST,
                Lineages.PLATFORM);
    }

    private Charge next() {
        turn = (turn + 1) % EARNING;
        return new Charge(1_000_000L + turn, NODE);
    }

    /** One charge, divided. */
    @Benchmark
    public Distribution distribute() {
        var charge = next();
        return distributors.get(turn).distribute(charge);
    }

    /** One charge, explained. */
    @Benchmark
    public Explanation explain() {
        var charge = next();
        return plans.get(turn).explain(charge);
    }

    /** The lineage of one earning version, made ready. */
    @Benchmark
    public Distributor prepare() {
        next();
        return plan(turn).distributor();
    }

    /** What the least that any charge needs costs here. */
    @Benchmark
    public long fees() {
        var charge = next();
        return plans.get(turn).platformMicro(charge) + plans.get(turn).computeMicro(charge);
    }
}
