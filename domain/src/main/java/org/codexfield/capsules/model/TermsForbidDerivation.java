package org.codexfield.capsules.model;

import java.util.Map;
import org.codexfield.capsules.DerivationAnswer;
import org.codexfield.capsules.verify.Relation;
import org.codexfield.shared.DomainException;

/** The organisation holds a grant to make something from a parent, but not now or not so. */
public final class TermsForbidDerivation extends DomainException {
    private static final long serialVersionUID = 1L;

    /**
     * Refuses.
     *
     * @param parent name and number of the version, for example {@code hospital/images 1.0.0}
     */
    public TermsForbidDerivation(
            String parent, Relation relation, DerivationAnswer.Refused refused) {
        super(
                Kind.FORBIDDEN,
                "The licence "
                        + refused.licence()
                        + " does not permit the relation "
                        + relation.code()
                        + " to "
                        + parent
                        + " now: "
                        + refused.code()
                        + ", rule "
                        + refused.rule()
                        + ".",
                Map.of(
                        "parent",
                        parent,
                        "relation",
                        relation.code(),
                        "licence",
                        refused.licence(),
                        "decision",
                        refused.code(),
                        "rule",
                        Integer.toString(refused.rule())));
    }
}
