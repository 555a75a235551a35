package org.codexfield.licensing.model.language;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The purposes for which a licence permits something: for finding, never for deciding, since what
 * else must hold is left out.
 */
public final class LicensedPurposes {

    private LicensedPurposes() {}

    /** Their codes, every narrower purpose that is covered included. */
    public static Set<String> of(Licence licence) {
        var purposes = new TreeSet<String>();
        licence.rules(Rule.Permit.class)
                .forEach(permit -> purposes.addAll(covered(permit.constraints())));
        licence.rules(Rule.Forbid.class).stream()
                .filter(LicensedPurposes::dependsOnPurposeAlone)
                .forEach(forbid -> purposes.removeAll(covered(forbid.constraints())));
        return purposes;
    }

    private static boolean dependsOnPurposeAlone(Rule.Forbid forbid) {
        return forbid.actions().isEmpty()
                && forbid.constraints().stream().allMatch(Constraint.Purposes.class::isInstance);
    }

    /** What every list of purposes covers; everything without such a list. */
    private static Set<String> covered(List<Constraint> constraints) {
        var vocabulary = PurposeVocabulary.shipped();
        var covered = new TreeSet<>(vocabulary.codes());
        constraints.stream()
                .filter(Constraint.Purposes.class::isInstance)
                .map(purposes -> ((Constraint.Purposes) purposes).codes())
                .forEach(
                        codes ->
                                covered.retainAll(
                                        codes.stream()
                                                .flatMap(code -> vocabulary.covered(code).stream())
                                                .collect(Collectors.toSet())));
        return covered;
    }
}
