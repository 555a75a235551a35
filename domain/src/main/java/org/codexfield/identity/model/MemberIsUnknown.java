package org.codexfield.identity.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** There is no such member, or the caller may not know of it. */
public final class MemberIsUnknown extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public MemberIsUnknown(String id) {
        super(Kind.NOT_FOUND, "There is no member " + id + " that you may see.", Map.of("id", id));
    }
}
