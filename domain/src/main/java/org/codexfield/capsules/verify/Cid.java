package org.codexfield.capsules.verify;

import org.codexfield.shared.Digest;

/**
 * A content identifier as IPFS tools speak it: CIDv1, codec raw (0x55), multihash sha2-256 (0x12),
 * multibase base32 lower case without padding, hence always {@code bafkrei} and 52 more characters.
 *
 * <pre>{@code
 * new Cid(Digest.of(new byte[0])); // bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku
 * }</pre>
 *
 * @param sha256 the digest of the content; the identifier says nothing else
 */
public record Cid(Digest sha256) {

    private static final byte[] PREFIX = {0x01, 0x55, 0x12, 0x20};
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int BITS = 5;

    @Override
    public String toString() {
        var bytes = new byte[PREFIX.length + Digest.SIZE_BYTES];
        System.arraycopy(PREFIX, 0, bytes, 0, PREFIX.length);
        System.arraycopy(sha256.bytes(), 0, bytes, PREFIX.length, Digest.SIZE_BYTES);
        return "b" + base32(bytes);
    }

    /** RFC 4648, section 6, in lower case and without padding. */
    private static String base32(byte[] bytes) {
        var text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte next : bytes) {
            buffer = (buffer << Byte.SIZE) | (next & 0xff);
            bits += Byte.SIZE;
            while (bits >= BITS) {
                bits -= BITS;
                text.append(ALPHABET.charAt((buffer >> bits) & 31));
            }
            buffer &= (1 << bits) - 1;
        }
        if (bits > 0) {
            text.append(ALPHABET.charAt((buffer << (BITS - bits)) & 31));
        }
        return text.toString();
    }
}
