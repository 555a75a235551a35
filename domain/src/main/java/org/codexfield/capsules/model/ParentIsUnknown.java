package org.codexfield.capsules.model;

import java.util.Map;
import org.codexfield.shared.Digest;
import org.codexfield.shared.DomainException;

/** No sealed version has the manifest that a parent is named by. */
public final class ParentIsUnknown extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public ParentIsUnknown(Digest parent) {
        super(
                Kind.INVALID,
                "There is no sealed version with the manifest "
                        + parent
                        + "; a parent is named by the digest of its manifest, after it was sealed.",
                Map.of("parent", parent.hex()));
    }
}
