package org.codexfield.node.http;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A single range of bytes as RFC 9110, section 14.1.2 has it. Several ranges, other units and what
 * is none are passed over, as it allows.
 *
 * @param first the first byte
 * @param last the last byte; before the first when the range lies beyond the end
 */
record ByteRange(long first, long last) {

    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** The range that a header asks for. */
    static Optional<ByteRange> of(String header, long sizeBytes) {
        var range = SINGLE.matcher(header.strip());
        if (!range.matches()) {
            return Optional.empty();
        }
        var from = range.group(1);
        var to = range.group(2);
        if (from.isEmpty()) {
            return to.isEmpty() ? Optional.empty() : Optional.of(suffix(to, sizeBytes));
        }
        long first = Long.parseLong(from);
        long last = to.isEmpty() ? Long.MAX_VALUE : Long.parseLong(to);
        if (last < first) {
            return Optional.empty();
        }
        return Optional.of(new ByteRange(first, Math.min(last, sizeBytes - 1)));
    }

    /** Whether there is anything in it. */
    boolean isSatisfiable() {
        return first <= last;
    }

    long sizeBytes() {
        return last - first + 1;
    }

    private static ByteRange suffix(String length, long sizeBytes) {
        long first = sizeBytes - Math.min(Long.parseLong(length), sizeBytes);
        return new ByteRange(first, sizeBytes - 1);
    }
}
