package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The caller lacks the role that a command needs. */
public final class NotPermitted extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public NotPermitted(MeteringCommand command) {
        super(
                Kind.FORBIDDEN,
                "You may not do this ("
                        + command.code()
                        + "): it needs one of the roles "
                        + command.roleCodes()
                        + " in "
                        + command.scopeText()
                        + ".",
                Map.of("command", command.code(), "roles", command.roleCodes()));
    }
}
