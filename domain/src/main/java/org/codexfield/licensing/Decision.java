package org.codexfield.licensing;

/**
 * A decision and what decided it.
 *
 * @param code how it came out
 * @param rule the number of the deciding rule in the licence, from 1; 0 when no rule decided
 */
public record Decision(DecisionCode code, int rule) {

    /** Whether it may be done. */
    public boolean isPermitted() {
        return code == DecisionCode.PERMITTED;
    }
}
