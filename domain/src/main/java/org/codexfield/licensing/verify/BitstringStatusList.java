package org.codexfield.licensing.verify;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Collection;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The bits of a status list: W3C Bitstring Status List 1.0, sections 3.1 to 3.3. Bit 0 is the
 * leftmost of the first byte. Written, it is compressed (RFC 1952) and in base64url without
 * padding, after the multibase prefix {@code u}.
 */
public final class BitstringStatusList {

    /** The least number of bits, so that one credential hides among many; 16 KiB. */
    public static final int MIN_BITS = 131_072;

    private static final int MAX_BYTES = 1024 * 1024;
    private static final int MAX_TEXT = 2 * MAX_BYTES;

    private final byte[] bits;

    private BitstringStatusList(byte[] bits) {
        this.bits = bits;
    }

    /**
     * A list of {@value #MIN_BITS} bits.
     *
     * @param set the places of the bits that are set
     * @throws IllegalArgumentException if there is no such place
     */
    public static BitstringStatusList of(Collection<Integer> set) {
        var bits = new byte[MIN_BITS / Byte.SIZE];
        for (int place : set) {
            if (place < 0 || place >= MIN_BITS) {
                throw new IllegalArgumentException("No place of the list: " + place);
            }
            bits[place / Byte.SIZE] |= (byte) (0x80 >> place % Byte.SIZE);
        }
        return new BitstringStatusList(bits);
    }

    /**
     * Reads the written form, at most 1 MiB of bits.
     *
     * @throws CredentialIsMalformed if it is not in that form, too short or too long
     */
    public static BitstringStatusList decode(String encoded) {
        if (!encoded.startsWith("u") || encoded.length() > MAX_TEXT) {
            throw new CredentialIsMalformed("its list is not in base64url after a u");
        }
        try {
            var compressed = Base64.getUrlDecoder().decode(encoded.substring(1));
            try (var in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
                var bits = in.readNBytes(MAX_BYTES + 1);
                if (bits.length < MIN_BITS / Byte.SIZE || bits.length > MAX_BYTES) {
                    throw new CredentialIsMalformed("its list is too short or too long");
                }
                return new BitstringStatusList(bits);
            }
        } catch (IllegalArgumentException | IOException e) {
            throw new CredentialIsMalformed("its list cannot be read");
        }
    }

    /** The written form. */
    public String encode() {
        var compressed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(compressed)) {
            out.write(bits);
        } catch (IOException e) {
            throw new IllegalStateException("Memory takes every byte", e);
        }
        return "u"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(compressed.toByteArray());
    }

    /**
     * Whether the bit is set.
     *
     * @throws CredentialIsMalformed if the list has no such place
     */
    public boolean isSet(long place) {
        if (place < 0 || place >= (long) bits.length * Byte.SIZE) {
            throw new CredentialIsMalformed("the list has no place " + place);
        }
        return (bits[(int) (place / Byte.SIZE)] & (0x80 >> (int) (place % Byte.SIZE))) != 0;
    }
}
