package org.codexfield.licensing;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A licence, or a part of it, is larger than anybody needs. */
public final class LicenceIsTooLarge extends DomainException {
    private static final long serialVersionUID = 1L;

    /**
     * Refuses.
     *
     * @param what what there is too much of, for example {@code characters}
     */
    public LicenceIsTooLarge(String what, int limit) {
        super(
                Kind.INVALID,
                "A licence may have at most " + limit + " " + what + ".",
                Map.of("what", what, "limit", Integer.toString(limit)));
    }
}
