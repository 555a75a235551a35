package org.codexfield.evidence.verify;

import java.util.Base64;

/**
 * Base64 of RFC 4648 in which every byte string has exactly one text: no white space, no foreign
 * character, padding as the alphabet demands it, and no stray bits at the end (section 3.5).
 */
public final class StrictBase64 {

    private StrictBase64() {}

    /** Section 4, with padding. */
    public static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Section 5 (URL-safe), without padding. */
    public static String encodeUrl(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * Section 4, with padding.
     *
     * @throws MultibaseIsMalformed if it is not the one text of its bytes
     */
    public static byte[] decode(String text) {
        var bytes = decode(Base64.getDecoder(), text);
        return requireSame(text, encode(bytes), bytes);
    }

    /**
     * Section 5 (URL-safe), without padding.
     *
     * @throws MultibaseIsMalformed if it is not the one text of its bytes
     */
    public static byte[] decodeUrl(String text) {
        var bytes = decode(Base64.getUrlDecoder(), text);
        return requireSame(text, encodeUrl(bytes), bytes);
    }

    private static byte[] decode(Base64.Decoder decoder, String text) {
        try {
            return decoder.decode(text);
        } catch (IllegalArgumentException e) {
            throw new MultibaseIsMalformed("it is not base64 of the expected alphabet");
        }
    }

    private static byte[] requireSame(String given, String canonical, byte[] bytes) {
        if (!given.equals(canonical)) {
            throw new MultibaseIsMalformed("its padding or last bits are not canonical base64");
        }
        return bytes;
    }
}
