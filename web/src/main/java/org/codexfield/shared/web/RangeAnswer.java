package org.codexfield.shared.web;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.regex.Pattern;
import org.codexfield.shared.Digest;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request for content: all of it, one range of it, or that the caller has it
 * already (RFC 9110, sections 13 and 14). Several ranges are answered by all of it, as the RFC
 * allows.
 *
 * @param content what is asked for
 * @param status 200, 206 or 304
 * @param from the first byte
 * @param sizeBytes how many
 */
public record RangeAnswer(Content content, int status, long from, long sizeBytes) {

    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");
    private static final int PARTIAL = 206;

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
        long size = content.sizeBytes();
        if (names(headers.getHeaderString(HttpHeaders.IF_NONE_MATCH), content)) {
            return new RangeAnswer(content, 304, 0, 0);
        }
        var range = headers.getHeaderString("Range");
        var ifRange = headers.getHeaderString("If-Range");
        boolean stale = ifRange != null && !ifRange.strip().equals(quoted(content));
        var asked = range == null || stale ? null : RANGE.matcher(range.strip());
        if (asked == null || !asked.matches()) {
            return new RangeAnswer(content, 200, 0, size);
        }
        return ranged(content, asked.group(1), asked.group(2));
    }

    private static RangeAnswer ranged(Content content, String first, String last) {
        long size = content.sizeBytes();
        if (first.isEmpty() && last.isEmpty()) {
            return new RangeAnswer(content, 200, 0, size);
        }
        long from =
                first.isEmpty() ? Math.max(0, size - Long.parseLong(last)) : Long.parseLong(first);
        long end =
                first.isEmpty() || last.isEmpty() ? size : Math.min(size, Long.parseLong(last) + 1);
        if (!first.isEmpty() && !last.isEmpty() && Long.parseLong(last) < from) {
            return new RangeAnswer(content, 200, 0, size);
        }
        if (from >= size) {
            throw new RequestIsRefused(
                    Problem.of(
                                    416,
                                    "range-is-not-satisfiable",
                                    "The part has " + size + " bytes; ask for a range within.")
                            .header("Content-Range", "bytes */" + size));
        }
        return new RangeAnswer(content, PARTIAL, from, end - from);
    }

    /** The answer; bytes are opened now and written when it is sent. */
    public Response build(Source source) {
        if (status == 304) {
            return Response.notModified(tag(content)).build();
        }
        // opened before the status is sent: what is missing or altered is a refusal
        var bytes = source.open(from, sizeBytes);
        StreamingOutput body =
                out -> {
                    try (bytes) {
                        bytes.writing().to(out);
                    }
                };
        var answer =
                Response.status(status)
                        .entity(body)
                        .type(content.mediaType())
                        .tag(tag(content))
                        .header(HttpHeaders.CONTENT_LENGTH, sizeBytes)
                        .header("Accept-Ranges", "bytes")
                        .header("Repr-Digest", ContentHeaders.reprDigest(content.sha256()))
                        // a page among the parts must not act in the portal's name
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment")
                        .header("Content-Security-Policy", "sandbox; default-src 'none'");
        if (status == PARTIAL) {
            var range = from + "-" + (from + sizeBytes - 1) + "/" + content.sizeBytes();
            answer.header("Content-Range", "bytes " + range);
        }
        return answer.build();
    }

    private static EntityTag tag(Content content) {
        return new EntityTag(content.sha256().hex());
    }

    private static String quoted(Content content) {
        return "\"" + content.sha256().hex() + "\"";
    }

    private static boolean names(@Nullable String header, Content content) {
        return header != null && (header.strip().equals("*") || header.contains(quoted(content)));
    }
}
