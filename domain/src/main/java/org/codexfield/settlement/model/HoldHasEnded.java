package org.codexfield.settlement.model;

import java.util.Map;
import org.codexfield.settlement.HoldId;
import org.codexfield.shared.DomainException;

/** The hold was captured, released, or has expired. */
public final class HoldHasEnded extends DomainException {
    private static final long serialVersionUID = 1L;

    public HoldHasEnded(HoldId hold, HoldState state) {
        super(
                Kind.CONFLICT,
                "The hold " + hold + " has ended: it is " + state.code() + ".",
                Map.of("hold", hold.toString(), "ending", state.code()));
    }
}
