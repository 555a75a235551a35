package org.codexfield.capsules;

import org.codexfield.capsules.verify.ParentTerms;

/** What the terms that an organisation holds for a parent say of a child made from it now. */
public sealed interface DerivationAnswer {

    /** It may be made, under these terms. */
    record Permitted(ParentTerms terms) implements DerivationAnswer {}

    /**
     * It must not be made.
     *
     * @param licence title and version of the licence that came furthest, for people
     * @param code how its decision came out, for example {@code fact-is-unknown}
     * @param rule the number of the deciding rule in that licence, from 1; 0 when no rule decided
     */
    record Refused(String licence, String code, int rule) implements DerivationAnswer {}
}
