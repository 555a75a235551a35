package org.codexfield.evidence.verify;

import java.math.BigInteger;

/**
 * Multibase text of keys: {@code z} for base58btc and {@code u} for base64url without padding, as
 * W3C Controlled Identifiers 1.0, section 2.4 has them. Meant for keys and digests: at most {@value
 * #MAX_BYTES} bytes, since base58 takes quadratic time.
 */
public final class Multibase {

    /** The most bytes that are encoded or decoded. */
    public static final int MAX_BYTES = 256;

    private static final int MAX_LENGTH = 2 * MAX_BYTES;
    private static final String BASE58 =
            "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final BigInteger RADIX = BigInteger.valueOf(BASE58.length());

    private Multibase() {}

    /**
     * The base58btc form, beginning with {@code z}.
     *
     * @throws MultibaseIsMalformed if there are too many bytes
     */
    public static String encodeBase58(byte[] bytes) {
        requireSize(bytes.length);
        var reversed = new StringBuilder();
        var rest = new BigInteger(1, bytes);
        while (rest.signum() > 0) {
            var parts = rest.divideAndRemainder(RADIX);
            reversed.append(BASE58.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        // each leading zero byte is written as the digit zero
        for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
            reversed.append(BASE58.charAt(0));
        }
        return reversed.append('z').reverse().toString();
    }

    /**
     * The base64url form, beginning with {@code u}.
     *
     * @throws MultibaseIsMalformed if there are too many bytes
     */
    public static String encodeBase64Url(byte[] bytes) {
        requireSize(bytes.length);
        return "u" + StrictBase64.encodeUrl(bytes);
    }

    /**
     * The bytes of either form.
     *
     * @throws MultibaseIsMalformed if the text begins otherwise, is too long, or is not the one
     *     text of its bytes
     */
    public static byte[] decode(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            throw new MultibaseIsMalformed("it has " + text.length() + " characters");
        }
        var digits = text.substring(1);
        var bytes =
                switch (text.charAt(0)) {
                    case 'z' -> decodeBase58(digits);
                    case 'u' -> StrictBase64.decodeUrl(digits);
                    default ->
                            throw new MultibaseIsMalformed(
                                    "it must begin with z (base58btc) or u (base64url)");
                };
        requireSize(bytes.length);
        return bytes;
    }

    private static byte[] decodeBase58(String digits) {
        var value = BigInteger.ZERO;
        for (int i = 0; i < digits.length(); i++) {
            int digit = BASE58.indexOf(digits.charAt(i));
            if (digit < 0) {
                throw new MultibaseIsMalformed("position " + (i + 1) + " holds no base58 digit");
            }
            value = value.multiply(RADIX).add(BigInteger.valueOf(digit));
        }
        int zeros = 0;
        while (zeros < digits.length() && digits.charAt(zeros) == BASE58.charAt(0)) {
            zeros++;
        }
        int length = (value.bitLength() + 7) / 8;
        var magnitude = value.toByteArray();
        var bytes = new byte[zeros + length];
        // toByteArray may begin with a sign byte
        System.arraycopy(magnitude, magnitude.length - length, bytes, zeros, length);
        return bytes;
    }

    private static void requireSize(int size) {
        if (size > MAX_BYTES) {
            throw new MultibaseIsMalformed("more than " + MAX_BYTES + " bytes");
        }
    }
}
