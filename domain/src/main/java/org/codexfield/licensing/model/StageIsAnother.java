package org.codexfield.licensing.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** What is done does not belong to the stage at which the request is. */
public final class StageIsAnother extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public StageIsAnother(String stage) {
        super(
                Kind.CONFLICT,
                "The request is at a stage of another kind: " + stage + ".",
                Map.of("stage", stage));
    }
}
