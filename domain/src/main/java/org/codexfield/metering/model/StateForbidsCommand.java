package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A node is not in a state that the command starts from. */
public final class StateForbidsCommand extends DomainException {
    private static final long serialVersionUID = 1L;

    StateForbidsCommand(MeteringCommand command, String state) {
        super(
                Kind.CONFLICT,
                "It is "
                        + state
                        + "; "
                        + command.code()
                        + " is possible only when it is "
                        + command.stateCodes()
                        + ".",
                Map.of("command", command.code(), "state", state, "states", command.stateCodes()));
    }
}
