package org.codexfield.licensing.model.decision;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.codexfield.licensing.Action;
import org.codexfield.licensing.StateOfWorld;
import org.codexfield.licensing.UseRequest;
import org.codexfield.licensing.model.language.Licences;
import org.codexfield.licensing.model.language.PurposeVocabulary;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Decisions of a licence with ten constraints, about four requests in turn of which two are
 * permitted; beside it, as a baseline of the same run, one look into a set of purposes.
 */
@State(Scope.Thread)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@OutputTimeUnit(TimeUnit.SECONDS)
public class DecisionBenchmark {

    private static final String[] RULES = {
        "permit invoke for purpose research, teaching during 365 days from grant"
                + " during 2026-01-01 to 2026-12-31"
                + " at most 10000 calls per month and 50 calls per minute and 900 calls per day"
                + " and 99999 calls per year from grant"
                + " in regions EU, CH on nodes in EEA, CH for organisations in EEA, CH",
        "forbid purpose biometric-identification",
    };

    private final CompiledLicence terms = new CompiledLicence(Licences.of(RULES));
    private final StateOfWorld world = Worlds.sound();
    private final Set<String> covered = PurposeVocabulary.shipped().covered("research");
    private final UseRequest[] requests = {
        new UseRequest(Action.INVOKE, "genetic-research", "CH", "DE"),
        new UseRequest(Action.INVOKE, "teaching", "DE", "CH"),
        new UseRequest(Action.INVOKE, "biometric-identification", "DE", "CH"),
        new UseRequest(Action.INVOKE, "research", "US", "CH"),
    };
    private int turn;

    /** One decision. */
    @Benchmark
    public boolean decide() {
        return terms.decide(next(), world).isPermitted();
    }

    /** What the least that any decision does costs here. */
    @Benchmark
    public boolean lookUpPurpose() {
        return covered.contains(next().purpose());
    }

    private UseRequest next() {
        turn = (turn + 1) & 3;
        return requests[turn];
    }
}
