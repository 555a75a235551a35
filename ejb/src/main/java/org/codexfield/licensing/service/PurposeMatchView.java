package org.codexfield.licensing.service;

import java.util.List;

/**
 * How an action for a purpose fits the terms, if access were granted now.
 *
 * @param action the word of the licence language
 * @param purpose the purpose in the reader's language
 * @param decision the code, for example {@code permitted}
 * @param text the decision as a sentence
 * @param reasons the rules about the action, and what of them holds
 */
public record PurposeMatchView(
        String action, String purpose, String decision, String text, List<Reason> reasons) {

    /** Whether it may be done. */
    public boolean permitted() {
        return decision.equals("permitted");
    }

    /**
     * A rule about the action.
     *
     * @param rule the rule as the licence has it
     * @param applies whether the permission holds, or the prohibition applies
     * @param constraints what of it holds, as sentences
     */
    public record Reason(String rule, boolean applies, List<String> constraints) {}
}
