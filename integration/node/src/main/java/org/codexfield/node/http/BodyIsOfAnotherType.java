package org.codexfield.node.http;

import io.undertow.util.StatusCodes;

/** A body is not plain JSON. */
final class BodyIsOfAnotherType extends HttpRefusal {

    private static final long serialVersionUID = 1L;

    BodyIsOfAnotherType() {
        super(
                StatusCodes.UNSUPPORTED_MEDIA_TYPE,
                "The body must be application/json, without Content-Encoding and without the"
                        + " protocol's binary extension.");
    }
}
