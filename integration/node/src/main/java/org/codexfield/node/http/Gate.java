package org.codexfield.node.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.node.http.GatewayTokens.Verdict;
import org.codexfield.node.installation.InstallationKeys;

/** Lets gateways in, and nobody else; tells everybody that the node lives. */
final class Gate implements HttpHandler {

    private final GatewayTokens tokens;
    private final InstallationKeys keys;
    private final HttpHandler calls;

    Gate(GatewayTokens tokens, InstallationKeys keys, HttpHandler calls) {
        this.tokens = tokens;
        this.keys = keys;
        this.calls = calls;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        var headers = exchange.getResponseHeaders();
        headers.put(Headers.CACHE_CONTROL, "no-store");
        headers.put(Headers.X_CONTENT_TYPE_OPTIONS, "nosniff");
        if (exchange.getRequestPath().equals("/health")) {
            Problems.send(exchange, "application/json", StrictJson.newObject().put("live", true));
            return;
        }
        switch (check(exchange)) {
            case VALID -> calls.handleRequest(exchange);
            case KEY_IS_UNKNOWN -> askForKeys(exchange);
            case REFUSED -> refuse(exchange);
        }
    }

    private Verdict check(HttpServerExchange exchange) {
        var authorization = exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION);
        return authorization == null ? Verdict.REFUSED : tokens.check(authorization);
    }

    private void askForKeys(HttpServerExchange exchange) {
        if (!keys.mayRefresh()) {
            refuse(exchange);
            return;
        }
        exchange.dispatch(
                asking -> {
                    keys.refresh();
                    if (check(asking) == Verdict.VALID) {
                        asking.dispatch(asking.getIoThread(), calls);
                    } else {
                        refuse(asking);
                    }
                });
    }

    /** Whatever body was announced is not waited for. */
    private static void refuse(HttpServerExchange exchange) {
        if (!exchange.isRequestComplete()) {
            exchange.setPersistent(false);
        }
        Problems.send(exchange, new GatewayTokenIsNeeded());
    }
}
