package org.codexfield.settlement.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** What is given and what is taken differ. */
public final class PostingIsUnbalanced extends DomainException {
    private static final long serialVersionUID = 1L;

    PostingIsUnbalanced(String sumMicro) {
        super(
                Kind.INVALID,
                "The entries sum to " + sumMicro + " millionths instead of zero.",
                Map.of("sumMicro", sumMicro));
    }
}
