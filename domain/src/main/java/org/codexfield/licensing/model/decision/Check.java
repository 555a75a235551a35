package org.codexfield.licensing.model.decision;

import org.codexfield.licensing.DecisionCode;
import org.codexfield.licensing.StateOfWorld;
import org.codexfield.licensing.UseRequest;

/** A constraint made ready for deciding. */
@FunctionalInterface
interface Check {

    /**
     * {@link DecisionCode#PERMITTED} if the constraint holds, {@link DecisionCode#FACT_IS_UNKNOWN}
     * if nobody can tell, else why it does not hold.
     */
    DecisionCode test(UseRequest request, StateOfWorld world);
}
