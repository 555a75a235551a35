package org.codexfield.metering.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.codexfield.shared.DomainException;
import org.codexfield.shared.web.Problem;
import org.codexfield.shared.web.Problems;
import org.codexfield.shared.web.RequestIsRefused;
import org.jspecify.annotations.Nullable;

/** What the gateway refuses, by name. */
final class GatewayProblems {

    /** The header that names the receipt. */
    static final String RECEIPT = "Codexfield-Receipt";

    private static final String RECEIPT_MEMBER = "receipt";
    private static final String RULE = "rule";
    private static final String RETRY_AT = "retryAt";
    private static final String CHALLENGE = "Bearer realm=\"codexfield\"";
    private static final String NOT_AUTHENTIC = "credential-is-not-authentic";
    private static final int UNAUTHORIZED = 401;
    private static final int UNAVAILABLE = 503;

    private GatewayProblems() {}

    static RequestIsRefused addressIsUnknown() {
        return new RequestIsRefused(
                Problem.of(
                        404,
                        "address-is-unknown",
                        "Call /gateway/{organisation}/{capsule}/{version}/{path}."));
    }

    static RequestIsRefused addressIsUnsafe() {
        return new RequestIsRefused(
                Problem.of(
                        400,
                        "address-is-unsafe",
                        "The address could be read in two ways: empty, \".\" and \"..\" segments,"
                                + " encoded slashes, \";\" and characters that are not encoded are"
                                + " refused."));
    }

    static Problem methodIsNotAllowed(String allowed) {
        return Problems.ofStatus(405).header("Allow", allowed);
    }

    static Problem protocolIsTooOld() {
        return Problem.of(
                505,
                "http-version-is-too-old",
                "What a call costs comes after its answer, which HTTP/1.0 cannot do; use"
                        + " HTTP/1.1.");
    }

    static Problem credentialIsNeeded() {
        return Problem.of(
                        UNAUTHORIZED,
                        "credential-is-needed",
                        "Send the capability credential of your grant as bearer.")
                .header("WWW-Authenticate", CHALLENGE);
    }

    static Problem credentialIsNotAuthentic() {
        return Problem.of(
                        UNAUTHORIZED,
                        NOT_AUTHENTIC,
                        "What was sent as bearer is no capability credential that holds here.")
                .header("WWW-Authenticate", CHALLENGE + ", error=\"invalid_token\"");
    }

    static RequestIsRefused purposeIsMalformed() {
        return new RequestIsRefused(
                Problem.of(
                        400,
                        "purpose-is-malformed",
                        "Codexfield-Purpose is one code of the vocabulary of purposes."));
    }

    static Problem contentDigestIsNeeded(int mostBytes) {
        return Problem.of(
                413,
                "content-digest-is-needed",
                "A call with an Idempotency-Key carries Content-Digest with sha-256, or has a body"
                        + " of at most "
                        + mostBytes
                        + " bytes.");
    }

    static Problem contentDigestDoesNotMatch() {
        return Problem.of(
                400,
                "content-digest-does-not-match",
                "The body that arrived is not the one that Content-Digest announces.");
    }

    static Problem isBusy() {
        return Problem.of(
                        503,
                        "gateway-is-busy",
                        "This server has as many calls under way as it takes; try again shortly.")
                .header("Retry-After", "1");
    }

    static Problem tooManyCallsAtOnce(int most) {
        return Problem.of(
                        429,
                        "too-many-calls-at-once",
                        "Your organisation has "
                                + most
                                + " calls under way at this server; wait until one has ended.")
                .header("Retry-After", "1");
    }

    /** Whether the refusal says that there is no authentic credential. */
    static boolean isNotAuthentic(DomainException refusal) {
        return refusal.code().equals(NOT_AUTHENTIC);
    }

    /** The problem that a refused admission is: 401, or with the receipt of the denied call. */
    static Problem of(DomainException refusal, Clock clock) {
        if (isNotAuthentic(refusal)) {
            return credentialIsNotAuthentic();
        }
        var problem = Problems.of(refusal);
        if (problem.status() == UNAVAILABLE) {
            return problem.header("Retry-After", "1");
        }
        return refusal.arguments().containsKey(RECEIPT_MEMBER)
                ? denied(problem, refusal.arguments(), clock)
                : later(problem, refusal.arguments().get(RETRY_AT), clock);
    }

    private static Problem later(Problem problem, @Nullable String retryAt, Clock clock) {
        return retryAt == null
                ? problem
                : problem.header("Retry-After", Long.toString(secondsUntil(retryAt, clock)));
    }

    private static Problem denied(Problem of, Map<String, String> arguments, Clock clock) {
        var problem = of.header(RECEIPT, arguments.getOrDefault(RECEIPT_MEMBER, ""));
        for (var argument : arguments.entrySet()) {
            var value = argument.getValue();
            problem =
                    argument.getKey().equals(RULE)
                            ? problem.with(RULE, Integer.valueOf(value))
                            : problem.with(argument.getKey(), value);
        }
        return later(problem, arguments.get(RETRY_AT), clock);
    }

    /** The problem with the receipt of the call. */
    static Problem withReceipt(Problem problem, String receipt) {
        return problem.with(RECEIPT_MEMBER, receipt).header(RECEIPT, receipt);
    }

    private static long secondsUntil(String instant, Clock clock) {
        try {
            var wait = Duration.between(clock.instant(), Instant.parse(instant));
            return Math.max(1, wait.plusMillis(999).toSeconds());
        } catch (DateTimeParseException e) {
            throw new IllegalStateException("No time of a retry: " + instant, e);
        }
    }
}
