package org.codexfield.identity.argon2;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.codexfield.identity.model.PasswordHasher;
import org.codexfield.identity.model.SignInIsBusy;

/**
 * Argon2id (RFC 9106) with 19 MiB, two passes, one lane, as OWASP recommends at the least. At most
 * four hashes are computed at once, which bounds the memory; some wait for their turn, for a short
 * time, and the rest are refused, which bounds the threads.
 */
@ApplicationScoped
public class Argon2PasswordHasher implements PasswordHasher {

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int MAX_AT_ONCE = 4;
    private static final int MAX_WAITING = 64;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);
    private static final int MAX_PASSWORD_LENGTH = 512;
    private static final String PREFIX =
            "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=1$";
    private static final Pattern PHC =
            Pattern.compile(Pattern.quote(PREFIX) + "([A-Za-z0-9+/]{22})\\$([A-Za-z0-9+/]{43})");
    private static final byte[] NO_SALT = new byte[SALT_BYTES];

    private final SecureRandom random = new SecureRandom();
    private final Semaphore places = new Semaphore(MAX_AT_ONCE, true);
    private final int maxWaiting;
    private final Duration longestWait;

    /** A hasher for a server. */
    public Argon2PasswordHasher() {
        this(MAX_WAITING, LONGEST_WAIT);
    }

    Argon2PasswordHasher(int maxWaiting, Duration longestWait) {
        this.maxWaiting = maxWaiting;
        this.longestWait = longestWait;
    }

    @Override
    public String hash(String password) {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        var base64 = Base64.getEncoder().withoutPadding();
        return PREFIX
                + base64.encodeToString(salt)
                + "$"
                + base64.encodeToString(compute(password, salt));
    }

    @Override
    public boolean matches(String password, String hash) {
        var parts = PHC.matcher(hash);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not a hash of this kind");
        }
        var expected = Base64.getDecoder().decode(parts.group(2));
        var actual = compute(password, Base64.getDecoder().decode(parts.group(1)));
        return password.length() <= MAX_PASSWORD_LENGTH && MessageDigest.isEqual(expected, actual);
    }

    @Override
    public boolean matchesNothing(String password) {
        return compute(password, NO_SALT).length == 0;
    }

    private void takePlace() {
        try {
            if (places.getQueueLength() >= maxWaiting
                    || !places.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SignInIsBusy();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new SignInIsBusy();
        }
    }

    private byte[] compute(String password, byte[] salt) {
        var bounded = password.substring(0, Math.min(password.length(), MAX_PASSWORD_LENGTH));
        var parameters =
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(MEMORY_KIB)
                        .withIterations(PASSES)
                        .withParallelism(1)
                        .withSalt(salt)
                        .build();
        var generator = new Argon2BytesGenerator();
        var hash = new byte[HASH_BYTES];
        takePlace();
        try {
            generator.init(parameters); // takes the memory, so it needs a place as well
            generator.generateBytes(bounded.getBytes(StandardCharsets.UTF_8), hash);
        } finally {
            places.release();
        }
        return hash;
    }
}
