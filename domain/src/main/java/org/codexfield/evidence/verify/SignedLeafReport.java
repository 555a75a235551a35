package org.codexfield.evidence.verify;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What {@link SignedLeaf#verify} found: one finding for each {@link Step}, in order.
 *
 * @param findings all of them, also those that are well
 */
public record SignedLeafReport(List<Finding> findings) {

    /** The links of the chain, in the order in which they are checked. */
    public enum Step {
        /** The leaf is that of the document at hand. */
        LEAF,
        /** The checkpoint is a signed note with the text of a checkpoint. */
        CHECKPOINT,
        /** A trusted key signed the checkpoint, and no trusted key's signature is wrong. */
        SIGNATURE,
        /** The checkpoint is of the log expected. */
        ORIGIN,
        /** The proof is for the tree of the checkpoint. */
        TREE_SIZE,
        /** The path leads from the leaf to the root of the checkpoint. */
        PATH
    }

    /** How a step ended. */
    public enum Outcome {
        /** It holds. */
        PASSED,
        /** It does not hold. */
        FAILED,
        /** It could not be checked, because the checkpoint cannot be read. */
        SKIPPED
    }

    /**
     * One step and its end.
     *
     * @param step which step
     * @param outcome how it ended
     * @param reason why it failed, a sentence; empty otherwise
     */
    public record Finding(Step step, Outcome outcome, String reason) {}

    public SignedLeafReport {
        findings = List.copyOf(findings);
    }

    static SignedLeafReport of(Map<Step, String> failures) {
        return new SignedLeafReport(
                Arrays.stream(Step.values()).map(step -> finding(step, failures)).toList());
    }

    /** Whether every step was taken and passed. */
    public boolean isValid() {
        return findings.stream().allMatch(finding -> finding.outcome() == Outcome.PASSED);
    }

    /** The findings that say what is wrong; empty when all is well. */
    public List<Finding> failures() {
        return findings.stream().filter(finding -> finding.outcome() == Outcome.FAILED).toList();
    }

    private static Finding finding(Step step, Map<Step, String> failures) {
        var reason = failures.get(step);
        if (reason != null) {
            return new Finding(step, Outcome.FAILED, reason);
        }
        boolean unreadable = failures.containsKey(Step.CHECKPOINT);
        boolean skipped = unreadable && step.compareTo(Step.CHECKPOINT) > 0;
        return new Finding(step, skipped ? Outcome.SKIPPED : Outcome.PASSED, "");
    }
}
