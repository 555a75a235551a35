package org.codexfield.evidence.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.codexfield.evidence.Change;
import org.codexfield.evidence.OutboxMessage;
import org.codexfield.shared.Digest;
import org.codexfield.shared.Ids;

/**
 * A message on its way out: PENDING until a server claims it, SENDING while one delivers it, then
 * SENT, or PENDING again for a later try, or FAILED when no try is left.
 *
 * @param id its identifier
 * @param message what is to be delivered; without payload once it is sent
 * @param state where it stands
 * @param attempts how many deliveries were begun; it grows with every claim, and so tells claims
 *     apart
 * @param nextAttemptAt when a pending message is due, or when a claim ends that nobody settled
 * @param lastError why the last attempt failed; empty for no failure
 * @param createdAt when it was put here
 */
public record OutboxEntry(
        UUID id,
        OutboxMessage message,
        State state,
        int attempts,
        Instant nextAttemptAt,
        String lastError,
        Instant createdAt) {

    /** Where a message stands. */
    public enum State {
        /** Waits until it is due. */
        PENDING,
        /** A server is delivering it. */
        SENDING,
        /** Delivered; its payload is erased. */
        SENT,
        /** No further attempt is made unless an operator asks for it. */
        FAILED
    }

    /**
     * How long a server may take to deliver before another may try. One that takes longer delivers
     * twice, under the same key.
     */
    public static final Duration CLAIM = Duration.ofMinutes(1);

    /** How often delivery is tried: for about 30 hours. */
    public static final int MAX_ATTEMPTS = 36;

    private static final Duration FIRST_DELAY = Duration.ofSeconds(10);
    private static final Duration LONGEST_DELAY = Duration.ofHours(1);
    private static final int JITTER_PER_CENT = 20;
    private static final int MAX_ERROR = 500;

    /** A new message, due at once. */
    public static OutboxEntry of(OutboxMessage message, Instant now) {
        return new OutboxEntry(Ids.next(now), message, State.PENDING, 0, now, "", now);
    }

    /**
     * The entry claimed for one delivery; given up instead when all attempts are used, as happens
     * when the server died in each of them.
     */
    public OutboxEntry claimed(Instant now) {
        if (attempts >= MAX_ATTEMPTS) {
            return with(State.FAILED, now, "Given up: the last attempt did not come to an end.");
        }
        return new OutboxEntry(
                id, message, State.SENDING, attempts + 1, now.plus(CLAIM), lastError, createdAt);
    }

    /** The entry after a delivery that succeeded. */
    public OutboxEntry sent(Instant now) {
        var erased = new OutboxMessage(message.topic(), message.key(), "");
        return new OutboxEntry(id, erased, State.SENT, attempts, now, "", createdAt);
    }

    /** The entry after a delivery that failed and may succeed later, unless no attempt is left. */
    public OutboxEntry delayed(String reason, Instant now, RandomGenerator random) {
        return attempts >= MAX_ATTEMPTS
                ? failed(reason, now)
                : with(State.PENDING, now.plusMillis(delayMillis(random)), reason);
    }

    /** The entry after a delivery that can never succeed. */
    public OutboxEntry failed(String reason, Instant now) {
        return with(State.FAILED, now, reason);
    }

    /**
     * The entry due at once, with all attempts before it again.
     *
     * @throws OutboxMessageIsSentAlready if it is
     * @throws OutboxMessageIsBeingSent if a server is delivering it now
     */
    public OutboxEntry retried(Instant now) {
        switch (state) {
            case SENT -> throw new OutboxMessageIsSentAlready(id);
            case SENDING -> throw new OutboxMessageIsBeingSent(id);
            case PENDING, FAILED -> {}
        }
        return new OutboxEntry(id, message, State.PENDING, 0, now, lastError, createdAt);
    }

    /** What an operator's retry changes. */
    public Change changeTo(OutboxEntry after) {
        return new Change(digest(), after.digest());
    }

    private Digest digest() {
        // written as canonical JSON: neither value needs an escape
        var json =
                "{\"attempts\":%d,\"id\":\"%s\",\"state\":\"%s\"}".formatted(attempts, id, state);
        return Digest.of(json.getBytes(UTF_8));
    }

    private OutboxEntry with(State next, Instant due, String reason) {
        return new OutboxEntry(id, message, next, attempts, due, printable(reason), createdAt);
    }

    /** Doubles with each attempt up to an hour, and differs a little for each message. */
    private long delayMillis(RandomGenerator random) {
        int doublings = Math.min(Math.max(attempts - 1, 0), 20);
        long delay = Math.min(FIRST_DELAY.toMillis() << doublings, LONGEST_DELAY.toMillis());
        long jitter = delay * JITTER_PER_CENT / 100;
        return delay - jitter + random.nextLong(2 * jitter + 1);
    }

    private static String printable(String reason) {
        var line = reason.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= MAX_ERROR ? line : line.substring(0, MAX_ERROR);
    }
}
