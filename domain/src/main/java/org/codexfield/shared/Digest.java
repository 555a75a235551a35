package org.codexfield.shared;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A SHA-256 digest (FIPS 180-4): 32 bytes; its text form is 64 lower-case hexadecimal digits.
 *
 * <p>Two digests are equal when their bytes are. The bytes are copied on the way in and out, so a
 * digest never changes.
 *
 * <pre>{@code
 * Digest.of("abc".getBytes(UTF_8)).hex();
 * // ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
 * }</pre>
 *
 * @param bytes the 32 bytes of the digest itself, not of what is digested (see {@link #of})
 */
@SuppressWarnings("ArrayRecordComponent") // copied and compared by content below
public record Digest(byte[] bytes) implements Comparable<Digest> {

    /** How long a digest is. */
    public static final int SIZE_BYTES = 32;

    /** 32 zero bytes: stands for "nothing" before a creation and after a deletion. */
    public static final Digest ZERO = new Digest(new byte[SIZE_BYTES]);

    private static final int STREAM_BUFFER_BYTES = 64 * 1024;
    private static final HexFormat HEX = HexFormat.of();

    /**
     * @throws DigestIsMalformed unless there are exactly 32 bytes
     */
    public Digest {
        if (bytes.length != SIZE_BYTES) {
            throw new DigestIsMalformed(bytes.length + " bytes instead of " + SIZE_BYTES);
        }
        bytes = bytes.clone();
    }

    /** Digests all of the content. */
    public static Digest of(byte[] content) {
        return new Digest(sha256().digest(content));
    }

    /**
     * Digests a stream to its end, holding 64 KiB at a time. The stream is read, not closed.
     *
     * @throws IOException if the stream cannot be read
     */
    public static Digest ofStream(InputStream content) throws IOException {
        var sha256 = sha256();
        var buffer = new byte[STREAM_BUFFER_BYTES];
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            sha256.update(buffer, 0, read);
        }
        return new Digest(sha256.digest());
    }

    /**
     * Reads the text form.
     *
     * @throws DigestIsMalformed unless there are exactly 64 digits 0-9 and a-f; upper case, spaces
     *     and prefixes are refused, so that equal digests have equal texts
     */
    public static Digest parse(String hex) {
        if (hex.length() != 2 * SIZE_BYTES) {
            throw new DigestIsMalformed(hex.length() + " characters instead of " + 2 * SIZE_BYTES);
        }
        for (int i = 0; i < hex.length(); i++) {
            char c = hex.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                throw new DigestIsMalformed("position " + i + " holds no lower-case hex digit");
            }
        }
        return new Digest(HEX.parseHex(hex));
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The text form: 64 lower-case hexadecimal digits. */
    public String hex() {
        return HEX.formatHex(bytes);
    }

    /** Orders as the text forms do. */
    @Override
    public int compareTo(Digest other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Digest that && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The same as {@link #hex()}. */
    @Override
    public String toString() {
        return hex();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must provide SHA-256", e);
        }
    }
}
