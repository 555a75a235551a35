package org.codexfield.capsules.model;

import java.util.Map;
import org.codexfield.capsules.verify.Relation;
import org.codexfield.shared.DomainException;

/** The organisation holds no terms of a parent that are about making something from it. */
public final class DerivationIsNotPermitted extends DomainException {
    private static final long serialVersionUID = 1L;

    /**
     * Refuses.
     *
     * @param parent name and number of the version, for example {@code hospital/images 1.0.0}
     */
    public DerivationIsNotPermitted(String parent, Relation relation) {
        super(
                Kind.FORBIDDEN,
                "No terms permit your organisation the relation "
                        + relation.code()
                        + " to "
                        + parent
                        + "; ask its owner for terms, or leave it out.",
                Map.of("parent", parent, "relation", relation.code()));
    }
}
