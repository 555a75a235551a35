package org.codexfield.node.http;

import io.undertow.util.StatusCodes;

/** An address is there, but not for this method. */
final class MethodIsNotAllowed extends HttpRefusal {

    private static final long serialVersionUID = 1L;

    private final String allowed;

    MethodIsNotAllowed(String allowed) {
        super(StatusCodes.METHOD_NOT_ALLOWED, "This address takes " + allowed + " only.");
        this.allowed = allowed;
    }

    String allowed() {
        return allowed;
    }
}
