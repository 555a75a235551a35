package org.codexfield.capsules.model;

import java.util.Map;
import org.codexfield.capsules.verify.Relation;
import org.codexfield.shared.Digest;
import org.codexfield.shared.DomainException;

/** No terms of a parent permit what the version has to do with it. */
public final class DerivationIsNotPermitted extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public DerivationIsNotPermitted(Digest parent, Relation relation) {
        super(
                Kind.FORBIDDEN,
                "No terms permit your organisation the relation "
                        + relation.code()
                        + " to "
                        + parent
                        + "; ask its owner for terms, or leave it out.",
                Map.of("parent", parent.hex(), "relation", relation.code()));
    }
}
