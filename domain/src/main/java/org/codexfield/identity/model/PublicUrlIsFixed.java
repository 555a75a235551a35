package org.codexfield.identity.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The public address differs from the one in the DIDs. */
public final class PublicUrlIsFixed extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public PublicUrlIsFixed(String fixed, String configured) {
        super(
                Kind.CONFLICT,
                "This database was first started as "
                        + fixed
                        + ", and its DIDs name that address; it cannot run as "
                        + configured
                        + ".",
                Map.of("fixed", fixed, "configured", configured));
    }
}
