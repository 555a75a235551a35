package org.codexfield.verifier;

/**
 * One check and how it ended.
 *
 * @param check which one; stable
 * @param about what was checked: a file, a document or a part
 * @param code why it did not hold or is not shown, in kebab case; stable; empty when it holds
 * @param reason the same as a sentence; empty when it holds
 * @param needed whether it must hold for all to hold
 */
record Finding(
        String check, String about, Outcome outcome, String code, String reason, boolean needed) {

    /** Whether it keeps all from holding. */
    boolean spoils() {
        return outcome == Outcome.DOES_NOT_HOLD || (outcome == Outcome.NOT_SHOWN && needed);
    }

    /** Check and code, by which reports and documents name it. */
    String name() {
        return code.isEmpty() ? check : check + "/" + code;
    }
}
