package org.codexfield.node.http;

import io.undertow.util.StatusCodes;

/** A body is larger than the node takes. */
final class BodyIsTooLarge extends HttpRefusal {

    private static final long serialVersionUID = 1L;

    BodyIsTooLarge(long maxBytes) {
        super(
                StatusCodes.REQUEST_ENTITY_TOO_LARGE,
                "The body is larger than the " + maxBytes + " bytes that are taken.");
    }
}
