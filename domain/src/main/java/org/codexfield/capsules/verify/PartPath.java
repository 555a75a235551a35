package org.codexfield.capsules.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The name of a part within its version: a relative path that means one and the same file on every
 * system that it may be unpacked on, and to every reader that looks at it.
 *
 * <p>Paths sort by their bytes in UTF-8.
 *
 * @param value segments joined by {@code /}, 1 to {@value #MAX_BYTES} bytes of UTF-8 in normal form
 *     C
 */
public record PartPath(String value) implements Comparable<PartPath> {

    /** The longest path, in bytes of UTF-8. */
    public static final int MAX_BYTES = 255;

    /**
     * @throws PartPathIsUnsafe saying which rule it breaks
     */
    public PartPath {
        requireCharacters(value);
        if (!Normalizer.isNormalized(value, Normalizer.Form.NFC)) {
            throw new PartPathIsUnsafe(PartPathIsUnsafe.Rule.NORMAL_FORM);
        }
        if (value.getBytes(UTF_8).length > MAX_BYTES) {
            throw new PartPathIsUnsafe(PartPathIsUnsafe.Rule.LENGTH);
        }
        if (value.startsWith("/")) {
            throw new PartPathIsUnsafe(PartPathIsUnsafe.Rule.RELATIVE);
        }
        for (var segment : segments(value)) {
            requireSegment(segment);
        }
    }

    /** The form in which two paths that some systems take for the same file are equal. */
    public String folded() {
        // both ways: some letters have an equal only in upper case, some only in lower case
        var folded = value.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    /** Whether the other path lies below this one, as below a folder, on some system. */
    public boolean isFolderOf(PartPath other) {
        return other.folded().startsWith(folded() + "/");
    }

    @Override
    public int compareTo(PartPath other) {
        return Arrays.compareUnsigned(value.getBytes(UTF_8), other.value.getBytes(UTF_8));
    }

    @Override
    public String toString() {
        return value;
    }

    private static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }

    private static void requireSegment(String segment) {
        if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
            throw new PartPathIsUnsafe(PartPathIsUnsafe.Rule.SEGMENT);
        }
        int first = segment.codePointAt(0);
        int last = segment.codePointBefore(segment.length());
        if (Character.isSpaceChar(first) || Character.isSpaceChar(last) || last == '.') {
            throw new PartPathIsUnsafe(PartPathIsUnsafe.Rule.SEGMENT_END);
        }
    }

    private static void requireCharacters(String path) {
        if (path.isEmpty() || path.length() > MAX_BYTES) {
            throw new PartPathIsUnsafe(PartPathIsUnsafe.Rule.LENGTH);
        }
        path.codePoints()
                .filter(PartPath::isForbidden)
                .findFirst()
                .ifPresent(
                        c -> {
                            throw new PartPathIsUnsafe(c);
                        });
    }

    private static boolean isForbidden(int c) {
        if (c == '\\' || c == ':') {
            return true;
        }
        return switch (Character.getType(c)) {
            // FORMAT has the direction marks and whatever else is not seen
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> false;
        };
    }
}
