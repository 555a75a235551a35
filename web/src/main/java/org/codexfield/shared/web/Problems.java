package org.codexfield.shared.web;

import jakarta.ejb.AccessLocalException;
import jakarta.ejb.EJBAccessException;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import jakarta.resource.ResourceException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.codexfield.shared.DomainException;
import org.codexfield.shared.service.KeyBelongsToAnotherRequest;
import org.jspecify.annotations.Nullable;

/**
 * What a failure is called towards the caller: the one place where refusals and failures become
 * problems.
 */
public final class Problems {

    /** The argument of an exhausted limit that becomes {@code Retry-After}. */
    private static final String RETRY_AFTER = "retryAfterSeconds";

    private static final int MAX_CAUSES = 20;
    private static final int BUSY_RETRY_SECONDS = 5;
    private static final int LOCK_RETRY_SECONDS = 1;

    /**
     * A lock that was not had in time: H2 by its timeout and by a concurrent update, PostgreSQL.
     */
    private static final Set<String> LOCKED = Set.of("HYT00", "90131", "55P03");

    /** H2 that is closed or broken, PostgreSQL whose disk is full or that takes no more calls. */
    private static final Set<String> AWAY = Set.of("90067", "90098", "90121", "53100", "53300");

    private Problems() {}

    /** The problem that a refusal of the domain is. */
    public static Problem of(DomainException refusal) {
        var problem =
                Problem.of(status(refusal), refusal.code(), String.valueOf(refusal.getMessage()));
        if (!refusal.arguments().isEmpty()) {
            problem = problem.with("arguments", refusal.arguments());
        }
        String wait = refusal.arguments().get(RETRY_AFTER);
        return wait == null ? problem : problem.header("Retry-After", wait);
    }

    private static int status(DomainException refusal) {
        if (refusal instanceof KeyBelongsToAnotherRequest) {
            return 422;
        }
        return switch (refusal.kind()) {
            case INVALID -> 400;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case EXHAUSTED -> 429;
            case UNAVAILABLE -> 503;
        };
    }

    /**
     * The problem that a failure is, whatever the containers wrapped it in; empty if it is a defect
     * or an outage that the caller can only be given an incident for.
     */
    public static Optional<Problem> of(Throwable failure) {
        return reasons(failure).stream()
                .flatMap(reason -> Optional.ofNullable(known(reason)).stream())
                .findFirst();
    }

    /**
     * The failure and what is behind it, the nearest first. A transaction that cannot be committed
     * hangs the database's reason beside its own.
     */
    private static List<Throwable> reasons(Throwable failure) {
        var reasons = new ArrayList<>(List.of(failure));
        for (int i = 0; i < reasons.size() && reasons.size() < MAX_CAUSES; i++) {
            Throwable reason = reasons.get(i);
            Optional.ofNullable(reason.getCause()).ifPresent(reasons::add);
            reasons.addAll(List.of(reason.getSuppressed()));
        }
        return reasons;
    }

    /** What everybody is told about a defect; the log knows the rest under the same incident. */
    public static Problem incident(String incident) {
        return Problem.of(
                        500,
                        "internal-error",
                        "Something went wrong here, not with your request. Tell the operator the"
                                + " incident.")
                .with("incident", incident);
    }

    private static @Nullable Problem known(Throwable t) {
        if (t instanceof RequestIsRefused refused) {
            return refused.problem();
        }
        if (t instanceof DomainException refusal) {
            return of(refusal);
        }
        if (t instanceof BodyLimit.BodyIsTooLarge tooLarge) {
            return tooLarge.problem();
        }
        if (isDenied(t)) {
            return forbidden();
        }
        if (t instanceof OptimisticLockException || t instanceof PessimisticLockException) {
            return changedMeanwhile();
        }
        if (t instanceof LockTimeoutException) {
            return inUse();
        }
        if (t instanceof WebApplicationException http) {
            return ofHttp(http);
        }
        return t instanceof SQLException sql ? ofDatabase(sql) : null;
    }

    /** Whether the container denied a call: each server says so by another exception. */
    public static boolean isDenied(Throwable t) {
        return t instanceof EJBAccessException
                || t instanceof AccessLocalException
                || t instanceof SecurityException;
    }

    private static Problem ofHttp(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        var problem = ofStatus(status);
        if (e instanceof NotAllowedException) {
            String allow = e.getResponse().getHeaderString("Allow");
            return allow == null ? problem : problem.header("Allow", allow);
        }
        return problem;
    }

    /** The problem that stands for a status that a server or framework gave without words. */
    public static Problem ofStatus(int status) {
        return switch (status) {
            case 400 -> Problem.of(400, "request-is-malformed", "The request cannot be read.");
            case 401 -> unauthenticated();
            case 403 -> forbidden();
            case 404 -> Problem.of(404, "address-is-unknown", "There is nothing at this address.");
            case 405 ->
                    Problem.of(
                            405,
                            "method-is-not-allowed",
                            "This address does not take this method; Allow names those it takes.");
            case 406 ->
                    Problem.of(
                            406,
                            "no-acceptable-form",
                            "There is no form of this that the Accept header allows.");
            case 413 -> Problem.of(413, "body-is-too-large", "The body is larger than allowed.");
            case 415 ->
                    Problem.of(
                            415,
                            "content-type-is-unsupported",
                            "This address does not take the Content-Type of the body.");
            case 503 -> unavailable();
            default ->
                    Problem.of(
                            status,
                            status < 500 ? "request-is-refused" : "internal-error",
                            status < 500 ? "The request is refused." : "Something went wrong.");
        };
    }

    /** No login, or one that does not hold. */
    public static Problem unauthenticated() {
        return Problem.of(
                        401,
                        "login-is-needed",
                        "This needs a login: send an API key or an access token as bearer.")
                .header("WWW-Authenticate", Problem.CHALLENGE);
    }

    private static Problem forbidden() {
        return Problem.of(403, "not-permitted", "The caller's roles do not allow this.");
    }

    private static Problem changedMeanwhile() {
        return Problem.of(
                409,
                "changed-meanwhile",
                "Somebody else changed this at the same time; read it again and repeat.");
    }

    private static Problem unavailable() {
        return Problem.of(
                        503,
                        "temporarily-unavailable",
                        "The database cannot be reached or written at the moment; try again"
                                + " shortly.")
                .header("Retry-After", Integer.toString(BUSY_RETRY_SECONDS));
    }

    private static Problem inUse() {
        return Problem.of(
                        409,
                        "in-use-meanwhile",
                        "Somebody else is changing this at this moment; try again shortly.")
                .header("Retry-After", Integer.toString(LOCK_RETRY_SECONDS));
    }

    /**
     * SQLSTATE classes: 40 lost race or deadlock, 23505 taken meanwhile, 08 and 57P no connection.
     * A server that gets no connection from its pool gives no state.
     */
    private static @Nullable Problem ofDatabase(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (state.startsWith("40") || state.equals("23505")) {
            return changedMeanwhile();
        }
        if (LOCKED.contains(state)) {
            return inUse();
        }
        boolean unreachable =
                state.startsWith("08")
                        || state.startsWith("57P")
                        || AWAY.contains(state)
                        || e instanceof SQLTransientConnectionException
                        || e.getCause() instanceof ResourceException
                        || isOfItsFile(e);
        return unreachable ? unavailable() : null;
    }

    /** H2 gives no state of its own when its file cannot be written: the disk is full, or gone. */
    private static boolean isOfItsFile(SQLException e) {
        return reasons(e).stream().anyMatch(IOException.class::isInstance);
    }
}
