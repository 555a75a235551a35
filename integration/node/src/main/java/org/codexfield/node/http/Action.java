package org.codexfield.node.http;

import io.undertow.server.HttpServerExchange;
import java.io.IOException;

/** Serves one sort of call, in a thread that may wait. */
@FunctionalInterface
interface Action {
    void serve(HttpServerExchange exchange) throws IOException;
}
