package org.codexfield.node.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.IOException;
import java.util.Locale;

/** Reads bodies of JSON, up to a bound. */
final class Body {

    private static final String JSON = "application/json";
    private static final String BINARY_EXTENSION = "Inference-Header-Content-Length";

    private Body() {}

    /**
     * The body, once all of it is there.
     *
     * @throws BodyIsTooLarge if there is more; the connection ends with the answer
     * @throws BodyIsOfAnotherType if it is not plain JSON
     */
    static byte[] json(HttpServerExchange exchange, int maxBytes) throws IOException {
        var headers = exchange.getRequestHeaders();
        var type = headers.getFirst(Headers.CONTENT_TYPE);
        if (type == null
                || !type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(JSON)
                || headers.contains(Headers.CONTENT_ENCODING)
                || headers.contains(BINARY_EXTENSION)) {
            throw new BodyIsOfAnotherType();
        }
        if (exchange.getRequestContentLength() > maxBytes) {
            throw tooLarge(exchange, maxBytes);
        }
        var body = exchange.getInputStream().readNBytes(maxBytes + 1);
        if (body.length > maxBytes) {
            throw tooLarge(exchange, maxBytes);
        }
        Pace.working(exchange);
        return body;
    }

    private static BodyIsTooLarge tooLarge(HttpServerExchange exchange, int maxBytes) {
        exchange.setPersistent(false);
        return new BodyIsTooLarge(maxBytes);
    }
}
