package org.codexfield.shared.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.codexfield.shared.Digest;
import org.jspecify.annotations.Nullable;

/**
 * How a request for content is answered: all of it, one range of it, or that the caller has it
 * already (RFC 9110, sections 13 and 14). Several ranges are answered by all of it, as the RFC
 * allows.
 *
 * @param sha256 the content; its hexadecimal form is the entity tag
 * @param totalBytes how much there is
 * @param status 200, 206 or 304
 * @param from the first byte
 * @param sizeBytes how many
 */
public record RangedAnswer(Digest sha256, long totalBytes, int status, long from, long sizeBytes) {

    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");
    private static final int WHOLE = 200;
    private static final int PARTIAL = 206;
    private static final int NOT_MODIFIED = 304;

    /**
     * Reads what is asked.
     *
     * @param headers gives the request's header of a name, if there is one
     * @throws RequestIsRefused with status 416 if the range begins behind the end
     */
    public static RangedAnswer of(
            Digest sha256, long totalBytes, Function<String, @Nullable String> headers) {
        var whole = new RangedAnswer(sha256, totalBytes, WHOLE, 0, totalBytes);
        if (whole.isNamedBy(headers.apply("If-None-Match"))) {
            return new RangedAnswer(sha256, totalBytes, NOT_MODIFIED, 0, 0);
        }
        var range = headers.apply("Range");
        var ifRange = headers.apply("If-Range");
        boolean stale = ifRange != null && !ifRange.strip().equals(whole.tag());
        var asked = range == null || stale ? null : RANGE.matcher(range.strip());
        return asked == null || !asked.matches()
                ? whole
                : whole.ranged(asked.group(1), asked.group(2));
    }

    private RangedAnswer ranged(String first, String last) {
        if (first.isEmpty() && last.isEmpty()) {
            return this;
        }
        long begin =
                first.isEmpty()
                        ? Math.max(0, totalBytes - Long.parseLong(last))
                        : Long.parseLong(first);
        long end =
                first.isEmpty() || last.isEmpty()
                        ? totalBytes
                        : Math.min(totalBytes, Long.parseLong(last) + 1);
        if (!first.isEmpty() && !last.isEmpty() && Long.parseLong(last) < begin) {
            return this;
        }
        if (begin >= totalBytes) {
            throw new RequestIsRefused(
                    Problem.of(
                                    416,
                                    "range-is-not-satisfiable",
                                    "The part has "
                                            + totalBytes
                                            + " bytes; ask for a range within.")
                            .header("Content-Range", "bytes */" + totalBytes));
        }
        return new RangedAnswer(sha256, totalBytes, PARTIAL, begin, end - begin);
    }

    /** Whether there is a body. */
    public boolean hasBody() {
        return status != NOT_MODIFIED;
    }

    /** The entity tag, in quotes. */
    public String tag() {
        return "\"" + sha256.hex() + "\"";
    }

    /**
     * The headers that go with it, but for those of length and type.
     *
     * @return names and values
     */
    public Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        headers.put("ETag", tag());
        if (!hasBody()) {
            return headers;
        }
        headers.put("Accept-Ranges", "bytes");
        headers.put("Repr-Digest", ContentHeaders.reprDigest(sha256));
        // a page among the parts must not act in the portal's name
        headers.put("Content-Disposition", "attachment");
        headers.put("Content-Security-Policy", "sandbox; default-src 'none'");
        if (status == PARTIAL) {
            headers.put(
                    "Content-Range",
                    "bytes " + from + "-" + (from + sizeBytes - 1) + "/" + totalBytes);
        }
        return headers;
    }

    private boolean isNamedBy(@Nullable String header) {
        return header != null && (header.strip().equals("*") || header.contains(tag()));
    }
}
