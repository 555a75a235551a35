package org.codexfield.identity;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.codexfield.shared.Digest;

/**
 * A secret that is shown once and kept as its digest only. It holds 256 random bits, so the digest
 * needs no salt and no slow hash.
 *
 * @param value the secret as it is handed out
 */
public record SecretToken(String value) {

    private static final int RANDOM_BYTES = 32;

    /** A new secret. */
    public static SecretToken fresh(SecureRandom random) {
        return fresh("", random);
    }

    /** A new secret that starts with a prefix by which scanners recognise it. */
    public static SecretToken fresh(String prefix, SecureRandom random) {
        var bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return new SecretToken(
                prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** What is kept. */
    public Digest digest() {
        return digestOf(value);
    }

    /** What would be kept of a secret that somebody shows. */
    public static Digest digestOf(String shown) {
        return Digest.of(shown.getBytes(StandardCharsets.UTF_8));
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "SecretToken[hidden]";
    }
}
