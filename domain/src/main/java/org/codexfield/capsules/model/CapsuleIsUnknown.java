package org.codexfield.capsules.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** There is no such capsule, or the caller may not know of it. */
public final class CapsuleIsUnknown extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public CapsuleIsUnknown(String name) {
        super(
                Kind.NOT_FOUND,
                "There is no capsule " + name + " that you may see.",
                Map.of("capsule", name));
    }
}
