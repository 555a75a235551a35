package org.codexfield.licensing.model.decision;

import org.codexfield.licensing.Action;
import org.codexfield.licensing.UseRequest;
import org.codexfield.licensing.model.language.Licences;
import org.codexfield.licensing.model.language.PurposeVocabulary;

/**
 * Measures decisions of a licence with ten constraints against a baseline of the same run: one look
 * into a set of purposes. A program of its own, not part of the build; its argument is how many
 * decisions a round has.
 */
public final class DecisionMeasure {

    private static final int ROUNDS = 5;

    private static final String[] RULES = {
        "permit invoke for purpose research, teaching during 365 days from grant"
                + " during 2026-01-01 to 2026-12-31"
                + " at most 10000 calls per month and 50 calls per minute and 900 calls per day"
                + " and 99999 calls per year from grant"
                + " in regions EU, CH on nodes in EEA, CH for organisations in EEA, CH",
        "forbid purpose biometric-identification",
    };

    private DecisionMeasure() {}

    /** Takes the number of decisions. */
    public static void main(String[] arguments) {
        int decisions = Integer.parseInt(arguments[0]);
        var terms = new CompiledLicence(Licences.of(RULES));
        var world = Worlds.sound();
        UseRequest[] requests = {
            new UseRequest(Action.INVOKE, "genetic-research", "CH", "DE"),
            new UseRequest(Action.INVOKE, "teaching", "DE", "CH"),
            new UseRequest(Action.INVOKE, "biometric-identification", "DE", "CH"),
            new UseRequest(Action.INVOKE, "research", "US", "CH"),
        };
        for (int round = 0; round < ROUNDS; round++) {
            int permitted = 0;
            long start = System.nanoTime();
            for (int i = 0; i < decisions; i++) {
                if (terms.decide(requests[i & 3], world).isPermitted()) {
                    permitted++;
                }
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            double baseline = lookUps(requests, decisions);
            System.out.printf(
                    "%,d decisions, %,d permitted, %,.0f decisions/s; %,.0f look-ups/s: 1 to"
                            + " %.1f%n",
                    decisions,
                    permitted,
                    decisions / seconds,
                    baseline,
                    baseline * seconds / decisions);
        }
    }

    /** How many times a second a purpose is looked up. */
    private static double lookUps(UseRequest[] requests, int times) {
        var covered = PurposeVocabulary.shipped().covered("research");
        int found = 0;
        long start = System.nanoTime();
        for (int i = 0; i < times; i++) {
            if (covered.contains(requests[i & 3].purpose())) {
                found++;
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (found != times / 2) {
            throw new IllegalStateException("Half of the purposes are covered, not " + found);
        }
        return times / seconds;
    }
}
