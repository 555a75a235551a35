package org.codexfield.capsules.model;

import java.util.Map;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.shared.DomainException;

/** The organisation has a capsule of this name. */
public final class CapsuleNameIsTaken extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public CapsuleNameIsTaken(CapsuleName name) {
        super(
                Kind.CONFLICT,
                "There is a capsule " + name + " already; choose another name.",
                Map.of("capsule", name.toString()));
    }
}
