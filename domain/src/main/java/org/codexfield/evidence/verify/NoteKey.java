package org.codexfield.evidence.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.codexfield.shared.Digest;

/**
 * A named key that signs notes: C2SP signed-note, Ed25519 signatures (type {@code 0x01}).
 *
 * <p>Its text form, the "vkey" of the Go module note, is {@code <name>+<key id in hex>+<base64 of
 * 0x01 and the public key>}, for example {@code
 * PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW}.
 *
 * @param name usually the origin of the log; neither spaces nor plus nor control characters, at
 *     most {@value #MAX_NAME_LENGTH} characters
 * @param key an Ed25519 key
 */
public record NoteKey(String name, VerificationKey key) {

    /** The longest name. */
    public static final int MAX_NAME_LENGTH = 256;

    private static final byte ED25519_TYPE = 1;
    private static final int ENCODED_BYTES = 33;
    private static final int PARTS = 3;

    /**
     * @throws NoteIsMalformed if the name is not allowed or the key is not Ed25519
     */
    public NoteKey {
        requireName(name);
        if (key.algorithm() != KeyAlgorithm.ED25519) {
            throw new NoteIsMalformed("notes are signed by Ed25519 keys");
        }
    }

    /**
     * Reads the text form.
     *
     * @throws NoteIsMalformed if it is another, or the key id is not that of the key
     * @throws MultibaseIsMalformed if the last part is not strict base64
     * @throws KeyIsMalformed if it holds no acceptable key
     */
    public static NoteKey parse(String text) {
        // the key in base64 may hold a plus itself
        var parts = text.split("\\+", PARTS);
        if (parts.length != PARTS || text.length() > 2 * MAX_NAME_LENGTH) {
            throw new NoteIsMalformed("a note key is written <name>+<key id>+<key>");
        }
        var encoded = StrictBase64.decode(parts[2]);
        if (encoded.length != ENCODED_BYTES || encoded[0] != ED25519_TYPE) {
            throw new NoteIsMalformed("the note key " + parts[0] + " is not of type Ed25519");
        }
        var bytes = ByteBuffer.wrap(encoded, 1, ENCODED_BYTES - 1);
        var raw = new byte[bytes.remaining()];
        bytes.get(raw);
        var key = new NoteKey(parts[0], new VerificationKey(KeyAlgorithm.ED25519, raw));
        if (!HexFormat.of().toHexDigits(key.id()).equals(parts[1])) {
            throw new NoteIsMalformed("the key id of " + parts[0] + " is not that of its key");
        }
        return key;
    }

    /** The key id: the first four bytes of SHA-256 of name, newline, type and public key. */
    public int id() {
        var input = new ByteArrayOutputStream();
        input.writeBytes(name.getBytes(UTF_8));
        input.write('\n');
        input.writeBytes(encoded());
        return ByteBuffer.wrap(Digest.of(input.toByteArray()).bytes()).getInt();
    }

    /** The text form. */
    public String text() {
        return name + "+" + HexFormat.of().toHexDigits(id()) + "+" + StrictBase64.encode(encoded());
    }

    /** The same as {@link #text()}. */
    @Override
    public String toString() {
        return text();
    }

    static void requireName(String name) {
        boolean allowed =
                !name.isEmpty()
                        && name.length() <= MAX_NAME_LENGTH
                        && name.codePoints().noneMatch(NoteKey::isForbidden);
        if (!allowed) {
            throw new NoteIsMalformed(
                    "a key name has 1 to "
                            + MAX_NAME_LENGTH
                            + " characters, none of them a space, a control character or a plus");
        }
    }

    private static boolean isForbidden(int point) {
        return point == '+'
                || Character.isISOControl(point)
                || Character.isSpaceChar(point)
                || Character.isWhitespace(point)
                || Character.getType(point) == Character.SURROGATE;
    }

    private byte[] encoded() {
        var raw = key.bytes();
        return ByteBuffer.allocate(ENCODED_BYTES).put(ED25519_TYPE).put(raw).array();
    }
}
