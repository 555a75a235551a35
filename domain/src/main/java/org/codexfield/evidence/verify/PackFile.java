package org.codexfield.evidence.verify;

import java.util.regex.Pattern;
import org.codexfield.shared.Digest;

/**
 * A file of an evidence pack.
 *
 * @param path segments of lower-case letters, digits, dots and hyphens joined by {@code /}, each
 *     beginning with a letter or digit; at most {@value #MAX_PATH} characters
 * @param sha256 of its bytes
 * @param sizeBytes at most {@value #MAX_BYTES}
 */
public record PackFile(String path, Digest sha256, long sizeBytes) {

    /** The longest path. */
    public static final int MAX_PATH = 200;

    /** The largest file; more than the largest document, which a credential grows by a third. */
    public static final int MAX_BYTES = 12 * 1024 * 1024;

    private static final Pattern PATH =
            Pattern.compile("[a-z0-9][a-z0-9.-]{0,99}(?:/[a-z0-9][a-z0-9.-]{0,99}){0,3}");

    /**
     * @throws PackIsMalformed if the path or the size is not allowed
     */
    public PackFile {
        if (!isPath(path)) {
            throw new PackIsMalformed("a file may not be named so");
        }
        if (sizeBytes < 0 || sizeBytes > MAX_BYTES) {
            throw new PackIsMalformed(path + " has " + sizeBytes + " bytes");
        }
    }

    /** A file of these bytes. */
    public static PackFile of(String path, byte[] content) {
        return new PackFile(path, Digest.of(content), content.length);
    }

    /** Whether a file of a pack may be named so. */
    public static boolean isPath(String text) {
        return text.length() <= MAX_PATH && PATH.matcher(text).matches();
    }
}
