package org.codexfield.shared.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.TreeMap;
import org.codexfield.shared.Digest;
import org.codexfield.shared.ListQuery;

/**
 * Where the next page of a list begins, as an opaque text: 8 bytes offset and 8 bytes of a digest
 * over it and the query, base64url. The digest finds cursors that were altered or belong to another
 * query; it keeps no secret, since an offset gives nobody a right.
 */
final class Cursor {

    private static final int CHECK_BYTES = 8;
    private static final int SIZE_BYTES = Long.BYTES + CHECK_BYTES;
    private static final int MAX_CHARS = 40;

    private Cursor() {}

    static String of(String path, ListQuery query, long offset) {
        byte[] cursor =
                ByteBuffer.allocate(SIZE_BYTES)
                        .putLong(offset)
                        .put(check(path, query, offset))
                        .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    /** The offset that a cursor stands for. */
    static long offset(String path, ListQuery query, String cursor) {
        if (cursor.length() > MAX_CHARS) {
            throw refused(null);
        }
        ByteBuffer bytes;
        try {
            bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
        } catch (IllegalArgumentException e) {
            throw refused(e);
        }
        if (bytes.remaining() != SIZE_BYTES) {
            throw refused(null);
        }
        long offset = bytes.getLong();
        // comparing texts, not bytes: base64 has spare bits that would let two texts be one cursor
        if (offset < 0 || !cursor.equals(of(path, query, offset))) {
            throw refused(null);
        }
        return offset;
    }

    private static byte[] check(String path, ListQuery query, long offset) {
        String bound =
                String.join(
                        "\n",
                        path,
                        query.sort(),
                        Boolean.toString(query.descending()),
                        query.search(),
                        new TreeMap<>(query.filters()).toString(),
                        Long.toString(offset));
        byte[] digest = Digest.of(bound.getBytes(StandardCharsets.UTF_8)).bytes();
        return java.util.Arrays.copyOf(digest, CHECK_BYTES);
    }

    private static RequestIsRefused refused(@org.jspecify.annotations.Nullable Throwable cause) {
        return new RequestIsRefused(
                Problem.of(
                                400,
                                "cursor-is-invalid",
                                "The value of \"next\" is not one that this list gave for this"
                                        + " query; start again without it.")
                        .with("parameter", "next"),
                cause);
    }
}
