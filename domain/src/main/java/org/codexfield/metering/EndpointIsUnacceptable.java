package org.codexfield.metering;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** No connection is made to where a node says that it is reached. */
public final class EndpointIsUnacceptable extends DomainException {
    private static final long serialVersionUID = 1L;

    /**
     * Refuses.
     *
     * @param reason completes "because", for example {@code it must have no path}
     */
    public EndpointIsUnacceptable(String reason) {
        super(
                Kind.INVALID,
                "The node's endpoint is not acceptable: " + reason + ".",
                Map.of("reason", reason));
    }
}
