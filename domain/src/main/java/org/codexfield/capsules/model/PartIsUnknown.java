package org.codexfield.capsules.model;

import java.util.Map;
import org.codexfield.capsules.verify.PartPath;
import org.codexfield.shared.DomainException;

/** The version has no such part. */
public final class PartIsUnknown extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public PartIsUnknown(PartPath path) {
        super(
                Kind.NOT_FOUND,
                "The version has no part " + path + ".",
                Map.of("path", path.value()));
    }
}
