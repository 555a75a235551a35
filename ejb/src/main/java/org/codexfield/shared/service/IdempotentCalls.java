package org.codexfield.shared.service;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Does a command once, however often its request is repeated: key, command and answer share one
 * transaction, so that a crash leaves all of them or none. Only what succeeded is kept; after a
 * refusal nothing was done, and the key is free.
 */
@Stateless
@PermitAll
public class IdempotentCalls {

    /** How long an answer can be had again. */
    public static final Duration KEPT = Duration.ofHours(24);

    @Inject IdempotencyRecords records;
    @Inject Clock clock;
    @Resource SessionContext context;

    /**
     * How a command ended: by a result or by a failure.
     *
     * @param result what the command returned; {@code null} when it failed
     * @param failure what it threw; {@code null} when it returned
     */
    public record Outcome<T>(@Nullable T result, @Nullable Exception failure) {}

    /**
     * The answer given before to the same request.
     *
     * @throws KeyBelongsToAnotherRequest if the key came with another request before
     */
    public Optional<KeptAnswer> answerTo(IdempotentCall call) {
        var kept = records.find(call, clock.instant());
        if (kept.isPresent() && !kept.get().request().equals(call.request())) {
            throw new KeyBelongsToAnotherRequest();
        }
        return kept.map(IdempotencyRecords.Kept::answer);
    }

    /**
     * Does the command and keeps its answer, or rolls both back.
     *
     * @param command joins this transaction by calling services
     * @param keep what to keep of its result; empty rolls back
     * @return the failure is returned, not thrown, since a container would wrap and log it
     * @throws RequestIsUnderWay if the key is in use
     */
    public <T> Outcome<T> once(
            IdempotentCall call, Callable<T> command, Function<T, Optional<KeptAnswer>> keep) {
        var now = clock.instant();
        records.reserve(call, now, now.plus(KEPT));
        try {
            T result = command.call();
            keep.apply(result)
                    .ifPresentOrElse(
                            answer -> records.complete(call, answer), context::setRollbackOnly);
            return new Outcome<>(result, null);
        } catch (Exception e) {
            context.setRollbackOnly();
            return new Outcome<>(null, e);
        }
    }
}
