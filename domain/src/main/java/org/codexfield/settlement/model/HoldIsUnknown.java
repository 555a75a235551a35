package org.codexfield.settlement.model;

import java.util.Map;
import org.codexfield.settlement.HoldId;
import org.codexfield.shared.DomainException;

/** There is no such hold. */
public final class HoldIsUnknown extends DomainException {
    private static final long serialVersionUID = 1L;

    public HoldIsUnknown(HoldId hold) {
        super(Kind.NOT_FOUND, "There is no hold " + hold + ".", Map.of("hold", hold.toString()));
    }
}
