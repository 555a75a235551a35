package org.codexfield.licensing.model.decision;

import org.codexfield.licensing.Decision;
import org.codexfield.licensing.DecisionCode;
import org.codexfield.licensing.StateOfWorld;
import org.codexfield.licensing.model.language.Rule.Cause;

/** A cause of revocation made ready for deciding. */
record CompiledCause(Cause cause, Decision decision) {

    CompiledCause(Cause cause, int number) {
        this(cause, new Decision(DecisionCode.REVOKED, number));
    }

    /** Whether the cause has come, or nobody knows that it has not. */
    boolean hasCome(StateOfWorld world) {
        if (cause instanceof Cause.PaymentOverdue overdue) {
            var days = world.overdueDays();
            return days == null || days >= overdue.days();
        }
        var vouched = world.institutionVouched();
        return vouched == null || !vouched;
    }

    /** Whether the fact that this depends on is unknown. */
    boolean isUnknown(StateOfWorld world) {
        return cause instanceof Cause.PaymentOverdue
                ? world.overdueDays() == null
                : world.institutionVouched() == null;
    }
}
