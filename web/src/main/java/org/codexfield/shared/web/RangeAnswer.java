package org.codexfield.shared.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import org.codexfield.shared.Digest;

/**
 * The answer of a resource to a request for content.
 *
 * @param content what is asked for
 * @param answer which of its bytes are given
 */
public record RangeAnswer(Content content, RangedAnswer answer) {

    /** Content that can be asked for. */
    public record Content(String mediaType, long sizeBytes, Digest sha256) {}

    /** Opens the bytes of a range. */
    @FunctionalInterface
    public interface Source {
        /** Opens the range; its first block is checked already. */
        Bytes open(long from, long sizeBytes);
    }

    /** Writes bytes. */
    @FunctionalInterface
    public interface Writing {
        /** Writes them all. */
        void to(OutputStream out) throws IOException;
    }

    /** Bytes that can be given out once. */
    public record Bytes(Writing writing, Closeable closing) implements Closeable {

        @Override
        public void close() throws IOException {
            closing.close();
        }
    }

    /** What the headers of a request ask for. */
    public static RangeAnswer of(Content content, HttpHeaders headers) {
        return new RangeAnswer(
                content,
                RangedAnswer.of(content.sha256(), content.sizeBytes(), headers::getHeaderString));
    }

    /** The answer; bytes are opened now and written when it is sent. */
    public Response build(Source source) {
        var built = Response.status(answer.status());
        answer.headers().forEach(built::header);
        if (!answer.hasBody()) {
            return built.build();
        }
        // opened before the status is sent: what is missing or altered is a refusal
        var bytes = source.open(answer.from(), answer.sizeBytes());
        StreamingOutput body =
                out -> {
                    try (bytes) {
                        bytes.writing().to(out);
                    }
                };
        return built.entity(body)
                .type(content.mediaType())
                .header(HttpHeaders.CONTENT_LENGTH, answer.sizeBytes())
                .build();
    }
}
