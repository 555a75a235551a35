package org.codexfield.node.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.node.inference.ModelTookTooLong;
import org.codexfield.node.store.ContentIsAltered;
import org.codexfield.shared.DomainException;

/** Answers refusals as problems, RFC 9457. */
final class Problems {

    private static final String MEDIA_TYPE = "application/problem+json";
    private static final String RETRY_AFTER = "retryAfterSeconds";

    private Problems() {}

    static void send(HttpServerExchange exchange, DomainException refusal) {
        var headers = exchange.getResponseHeaders();
        int status = status(refusal);
        if (refusal instanceof MethodIsNotAllowed method) {
            headers.put(Headers.ALLOW, method.allowed());
        }
        if (status == StatusCodes.UNAUTHORIZED) {
            headers.put(Headers.WWW_AUTHENTICATE, "Bearer realm=\"codexfield-node\"");
        }
        var wait = refusal.arguments().get(RETRY_AFTER);
        if (wait != null) {
            headers.put(Headers.RETRY_AFTER, wait);
        }
        send(exchange, status, refusal.code(), String.valueOf(refusal.getMessage()));
    }

    static void send(HttpServerExchange exchange, int status, String code, String detail) {
        var words = code.replace('-', ' ');
        var json = StrictJson.newObject();
        json.put("type", "/problems/" + code)
                .put("title", words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1))
                .put("status", status)
                .put("detail", detail)
                .put("code", code)
                // where the Open Inference Protocol has its message
                .put("error", detail);
        exchange.setStatusCode(status);
        exchange.getResponseHeaders().remove(Headers.ETAG);
        send(exchange, MEDIA_TYPE, json);
    }

    /** Sends JSON, whatever its media type is called. */
    static void send(HttpServerExchange exchange, String mediaType, ObjectNode json) {
        send(exchange, mediaType, json.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Sends bytes that are all there; a HEAD gets their length alone. */
    static void send(HttpServerExchange exchange, String mediaType, byte[] bytes) {
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, mediaType);
        exchange.setResponseContentLength(bytes.length);
        if (exchange.getRequestMethod().equals(Methods.HEAD)) {
            exchange.endExchange();
        } else {
            exchange.getResponseSender().send(ByteBuffer.wrap(bytes));
        }
    }

    private static int status(DomainException refusal) {
        if (refusal instanceof HttpRefusal http) {
            return http.status();
        }
        if (refusal instanceof ContentIsAltered) {
            return StatusCodes.INTERNAL_SERVER_ERROR;
        }
        if (refusal instanceof ModelTookTooLong) {
            return StatusCodes.GATEWAY_TIME_OUT;
        }
        return switch (refusal.kind()) {
            case INVALID -> StatusCodes.BAD_REQUEST;
            case FORBIDDEN -> StatusCodes.FORBIDDEN;
            case NOT_FOUND -> StatusCodes.NOT_FOUND;
            case CONFLICT -> StatusCodes.CONFLICT;
            case EXHAUSTED -> StatusCodes.TOO_MANY_REQUESTS;
            case UNAVAILABLE -> StatusCodes.SERVICE_UNAVAILABLE;
        };
    }
}
