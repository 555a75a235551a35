package org.codexfield.capsules.web;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.regex.Pattern;
import org.codexfield.capsules.service.PartBytes;
import org.codexfield.capsules.verify.ManifestPart;
import org.codexfield.shared.web.ContentHeaders;
import org.codexfield.shared.web.Problem;
import org.codexfield.shared.web.RequestIsRefused;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request for a part: all of it, one range of it, or that the caller has it already
 * (RFC 9110, sections 13 and 14). Several ranges are answered by all of it, as the RFC allows.
 *
 * @param part what is asked for
 * @param status 200, 206 or 304
 * @param from the first byte
 * @param sizeBytes how many
 */
record PartAnswer(ManifestPart part, int status, long from, long sizeBytes) {

    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");
    private static final int PARTIAL = 206;

    /** Opens the bytes of a range. */
    @FunctionalInterface
    interface Source {
        /** Opens the range; its first block is checked already. */
        PartBytes open(long from, long sizeBytes);
    }

    static PartAnswer of(ManifestPart part, HttpHeaders headers) {
        long size = part.content().sizeBytes();
        if (names(headers.getHeaderString(HttpHeaders.IF_NONE_MATCH), part)) {
            return new PartAnswer(part, 304, 0, 0);
        }
        var range = headers.getHeaderString("Range");
        var ifRange = headers.getHeaderString("If-Range");
        boolean stale = ifRange != null && !ifRange.strip().equals(quoted(part));
        var asked = range == null || stale ? null : RANGE.matcher(range.strip());
        if (asked == null || !asked.matches()) {
            return new PartAnswer(part, 200, 0, size);
        }
        return ranged(part, asked.group(1), asked.group(2));
    }

    private static PartAnswer ranged(ManifestPart part, String first, String last) {
        long size = part.content().sizeBytes();
        if (first.isEmpty() && last.isEmpty()) {
            return new PartAnswer(part, 200, 0, size);
        }
        long from =
                first.isEmpty() ? Math.max(0, size - Long.parseLong(last)) : Long.parseLong(first);
        long end =
                first.isEmpty() || last.isEmpty() ? size : Math.min(size, Long.parseLong(last) + 1);
        if (!first.isEmpty() && !last.isEmpty() && Long.parseLong(last) < from) {
            return new PartAnswer(part, 200, 0, size);
        }
        if (from >= size) {
            throw new RequestIsRefused(
                    Problem.of(
                                    416,
                                    "range-is-not-satisfiable",
                                    "The part has " + size + " bytes; ask for a range within.")
                            .header("Content-Range", "bytes */" + size));
        }
        return new PartAnswer(part, PARTIAL, from, end - from);
    }

    Response build(Source source) {
        if (status == 304) {
            return Response.notModified(tag(part)).build();
        }
        // opened before the status is sent: what is missing or altered is a refusal
        var bytes = source.open(from, sizeBytes);
        StreamingOutput body =
                out -> {
                    try (bytes) {
                        bytes.copyTo(out);
                    }
                };
        var answer =
                Response.status(status)
                        .entity(body)
                        .type(part.mediaType())
                        .tag(tag(part))
                        .header(HttpHeaders.CONTENT_LENGTH, sizeBytes)
                        .header("Accept-Ranges", "bytes")
                        .header("Repr-Digest", ContentHeaders.reprDigest(part.content().sha256()))
                        // a page among the parts must not act in the portal's name
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment")
                        .header("Content-Security-Policy", "sandbox; default-src 'none'");
        if (status == PARTIAL) {
            var range = from + "-" + (from + sizeBytes - 1) + "/" + part.content().sizeBytes();
            answer.header("Content-Range", "bytes " + range);
        }
        return answer.build();
    }

    private static EntityTag tag(ManifestPart part) {
        return new EntityTag(part.content().sha256().hex());
    }

    private static String quoted(ManifestPart part) {
        return "\"" + part.content().sha256().hex() + "\"";
    }

    private static boolean names(@Nullable String header, ManifestPart part) {
        return header != null && (header.strip().equals("*") || header.contains(quoted(part)));
    }
}
