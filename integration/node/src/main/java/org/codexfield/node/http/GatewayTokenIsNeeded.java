package org.codexfield.node.http;

import io.undertow.util.StatusCodes;

/** Whoever calls is no gateway of the installation, or does not show it. */
final class GatewayTokenIsNeeded extends HttpRefusal {

    private static final long serialVersionUID = 1L;

    GatewayTokenIsNeeded() {
        super(
                StatusCodes.UNAUTHORIZED,
                "Only gateways of the installation are served here; call through its gateway.");
    }
}
