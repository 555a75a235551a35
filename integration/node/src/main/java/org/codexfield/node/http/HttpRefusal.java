package org.codexfield.node.http;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A refusal for a reason of HTTP's own, with the status that HTTP has for it. */
abstract class HttpRefusal extends DomainException {

    private static final long serialVersionUID = 1L;

    private final int status;

    HttpRefusal(int status, String message) {
        super(Kind.INVALID, message, Map.of());
        this.status = status;
    }

    final int status() {
        return status;
    }
}
