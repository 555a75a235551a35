package org.codexfield.licensing.model;

import java.util.Map;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.shared.DomainException;

/** A capsule is offered that has no published version of the organisation. */
public final class NothingIsPublished extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public NothingIsPublished(CapsuleName capsule) {
        super(
                Kind.CONFLICT,
                "There is no published version of " + capsule + "; publish one, then offer it.",
                Map.of("capsule", capsule.toString()));
    }
}
