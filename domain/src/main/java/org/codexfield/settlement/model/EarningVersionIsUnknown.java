package org.codexfield.settlement.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** There is no such sealed version, or the caller may not see it. */
public final class EarningVersionIsUnknown extends DomainException {
    private static final long serialVersionUID = 1L;

    /**
     * Refuses.
     *
     * @param version as it was asked for
     */
    public EarningVersionIsUnknown(String version) {
        super(
                Kind.NOT_FOUND,
                "There is no sealed version " + version + " that you may see.",
                Map.of("version", version));
    }
}
