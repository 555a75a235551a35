package org.codexfield.node.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.ETag;
import io.undertow.util.ETagUtils;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.util.Optional;
import org.codexfield.capsules.verify.ManifestPart;
import org.codexfield.node.store.Capsule;
import org.codexfield.node.store.ContentFolder;

/** Serves the bytes of parts, whole or a range; each block is compared before it is sent. */
final class PartAction {

    private final ContentFolder contents;

    PartAction(ContentFolder contents) {
        this.contents = contents;
    }

    void serve(HttpServerExchange exchange, Capsule capsule, String path) throws IOException {
        var part = capsule.part(path).orElseThrow(() -> new PartIsUnknown(path));
        var tag = new ETag(false, part.content().sha256().hex());
        var headers = exchange.getResponseHeaders();
        headers.put(Headers.ETAG, tag.toString());
        headers.put(Headers.ACCEPT_RANGES, "bytes");
        if (!ETagUtils.handleIfNoneMatch(exchange, tag, true)) {
            exchange.setStatusCode(StatusCodes.NOT_MODIFIED);
            exchange.endExchange();
            return;
        }
        headers.put(Headers.CONTENT_TYPE, part.mediaType());
        send(exchange, part, tag);
    }

    private void send(HttpServerExchange exchange, ManifestPart part, ETag tag) throws IOException {
        long from = 0;
        long length = part.content().sizeBytes();
        var range = range(exchange, length, tag);
        if (range.isPresent()) {
            if (!range.get().isSatisfiable()) {
                exchange.setStatusCode(StatusCodes.REQUEST_RANGE_NOT_SATISFIABLE);
                contentRange(exchange, "*", length);
                exchange.endExchange();
                return;
            }
            exchange.setStatusCode(StatusCodes.PARTIAL_CONTENT);
            contentRange(exchange, range.get().first() + "-" + range.get().last(), length);
            from = range.get().first();
            length = range.get().sizeBytes();
        }
        try (var content = contents.open(part.content())) {
            content.load(from);
            exchange.setResponseContentLength(length);
            Pace.writing(exchange);
            if (exchange.getRequestMethod().equals(Methods.GET)) {
                content.copy(from, length, exchange.getOutputStream());
            }
        }
        exchange.endExchange();
    }

    private static void contentRange(HttpServerExchange exchange, String range, long sizeBytes) {
        exchange.getResponseHeaders()
                .put(Headers.CONTENT_RANGE, "bytes %s/%d".formatted(range, sizeBytes));
    }

    /** What is asked for, unless the content is another than the caller has begun with. */
    private static Optional<ByteRange> range(
            HttpServerExchange exchange, long sizeBytes, ETag tag) {
        var headers = exchange.getRequestHeaders();
        var asked = headers.getFirst(Headers.RANGE);
        var begunWith = headers.getFirst(Headers.IF_RANGE);
        if (asked == null
                || !exchange.getRequestMethod().equals(Methods.GET)
                || (begunWith != null && !begunWith.equals(tag.toString()))) {
            return Optional.empty();
        }
        return ByteRange.of(asked, sizeBytes);
    }
}
