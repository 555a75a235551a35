package org.codexfield.licensing.service;

import java.util.List;

/**
 * How an action for a purpose fits the terms, if access were granted now.
 *
 * @param action the word of the licence language
 * @param purpose the purpose in the reader's language
 * @param fit {@code covered}; {@code open} while it depends on facts that are not known yet, such
 *     as where it is used; or {@code not-covered}
 * @param text the decision as a sentence
 * @param reasons the rules about the action, and what of them holds
 */
public record PurposeMatchView(
        String action, String purpose, String fit, String text, List<Reason> reasons) {

    /**
     * A rule about the action.
     *
     * @param rule the rule as the licence has it
     * @param applies whether the permission holds, or the prohibition applies
     * @param constraints what of it holds, as sentences
     */
    public record Reason(String rule, boolean applies, List<String> constraints) {}
}
