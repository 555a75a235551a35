package org.codexfield.licensing.model.odrl;

import java.util.List;
import java.util.Optional;
import org.codexfield.licensing.model.language.Finding;
import org.codexfield.licensing.model.language.Licence;

/**
 * What became of an ODRL policy.
 *
 * @param licence what could be expressed; it never permits more than the policy. Empty when the
 *     rest would permit more without what could not be expressed.
 * @param findings everything that could not be expressed, with its place; empty when nothing was
 *     lost
 */
public record Conversion(Optional<Licence> licence, List<Finding> findings) {

    /** Copies. */
    public Conversion {
        findings = List.copyOf(findings);
    }

    /** Whether the licence says all that the policy says. */
    public boolean isExact() {
        return licence.isPresent() && findings.isEmpty();
    }
}
