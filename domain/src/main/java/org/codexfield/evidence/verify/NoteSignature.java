package org.codexfield.evidence.verify;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One signature line of a note: C2SP signed-note, section Format.
 *
 * @param keyName the name of the key
 * @param keyId the key id, which tells keys of one name apart
 * @param bytes the signature proper; 64 bytes for Ed25519, other for types unknown here, at most
 *     {@value #MAX_BYTES}; copied in and out
 */
@SuppressWarnings("ArrayRecordComponent") // copied and compared by content below
public record NoteSignature(String keyName, int keyId, byte[] bytes) {

    /** The longest signature; post-quantum ones come near 5 kB. */
    public static final int MAX_BYTES = 6 * 1024;

    private static final String DASH = "\u2014 ";

    /**
     * @throws NoteIsMalformed if the name is not allowed, or there are no or too many bytes
     */
    public NoteSignature {
        NoteKey.requireName(keyName);
        if (bytes.length == 0 || bytes.length > MAX_BYTES) {
            throw new NoteIsMalformed("a signature of " + bytes.length + " bytes");
        }
        bytes = bytes.clone();
    }

    static NoteSignature parse(String line) {
        int space = line.indexOf(' ', DASH.length());
        if (!line.startsWith(DASH) || space < 0) {
            throw new NoteIsMalformed("a signature line is no em dash, key name and signature");
        }
        var encoded = StrictBase64.decode(line.substring(space + 1));
        if (encoded.length <= Integer.BYTES) {
            throw new NoteIsMalformed("a signature of no bytes");
        }
        return new NoteSignature(
                line.substring(DASH.length(), space),
                ByteBuffer.wrap(encoded).getInt(),
                Arrays.copyOfRange(encoded, Integer.BYTES, encoded.length));
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    String line() {
        var encoded = ByteBuffer.allocate(Integer.BYTES + bytes.length).putInt(keyId).put(bytes);
        return DASH + keyName + " " + StrictBase64.encode(encoded.array());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteSignature that
                && keyName.equals(that.keyName)
                && keyId == that.keyId
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * keyId + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return line();
    }
}
