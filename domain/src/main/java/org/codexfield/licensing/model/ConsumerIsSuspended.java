package org.codexfield.licensing.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The organisation that asks for access or holds it does not take part at present. */
public final class ConsumerIsSuspended extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public ConsumerIsSuspended(String name) {
        super(
                Kind.CONFLICT,
                name
                        + " is suspended, so nothing is granted to them at present. Their request"
                        + " can be given back or refused.",
                Map.of("name", name));
    }
}
