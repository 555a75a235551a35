package org.codexfield.shared.web;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.codexfield.config.Settings;

/**
 * How often callers may call this server: a token bucket for each, in memory. When more callers
 * than {@value #MAX_CALLERS} call, who has been silent longest is forgotten.
 */
@ApplicationScoped
public class RateLimits {

    static final int MAX_CALLERS = 50_000;

    /** The time that the limits are for. */
    public static final int WINDOW_SECONDS = 60;

    private static final int TOO_MANY_REQUESTS = 429;
    private static final String COUNTED = Decision.class.getName();

    private final Map<String, Bucket> buckets =
            new LinkedHashMap<>(1024, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                    return size() > MAX_CALLERS;
                }
            };

    private Settings.Limits limits;
    private TimeMeter time;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway.Init")
    protected RateLimits() {}

    @Inject
    RateLimits(Settings settings) {
        this(settings.limits(), TimeMeter.SYSTEM_NANOTIME);
    }

    RateLimits(Settings.Limits limits, TimeMeter time) {
        this.limits = limits;
        this.time = time;
    }

    /** What is limited, and how strictly. */
    public enum Sort {
        /** Requests to the REST interface with a login. */
        CALLER,
        /** Requests to the REST interface without one. */
        ANONYMOUS,
        /** Attempts to log in, and changes that need no login. */
        LOGIN,
        /** Requests to the gateway without an authentic credential. */
        GATEWAY
    }

    /**
     * Whether a request may go on.
     *
     * @param policy how many requests a minute are allowed
     * @param remaining how many are left now
     * @param waitSeconds when to come again, at least 1; 0 when it may go on
     */
    public record Decision(int policy, long remaining, long waitSeconds) {

        /** Whether it may go on. */
        public boolean allowed() {
            return waitSeconds == 0;
        }

        /** What is told when it may not. */
        public Problem problem() {
            return Problem.of(
                            TOO_MANY_REQUESTS,
                            "too-many-requests",
                            "More than "
                                    + policy
                                    + " such requests a minute; come again in "
                                    + waitSeconds
                                    + " s.")
                    .with("retryAfterSeconds", waitSeconds)
                    .header("Retry-After", Long.toString(waitSeconds));
        }
    }

    /**
     * Counts a request as an attempt to log in, by the network that it comes from; once, however
     * often it is asked about.
     */
    public Decision countAttempt(HttpServletRequest request) {
        if (request.getAttribute(COUNTED) instanceof Decision counted) {
            return counted;
        }
        var decision = countAddress(Sort.LOGIN, request.getRemoteAddr());
        request.setAttribute(COUNTED, decision);
        return decision;
    }

    /** Counts a request by the network that it comes from. */
    public Decision countAddress(Sort sort, String address) {
        return count(sort, ClientAddress.network(address));
    }

    /** What a request from this network would be told now; it is not counted. */
    public Decision wouldCount(Sort sort, String address) {
        int perMinute = perMinute(sort);
        var bucket = bucket(name(sort, ClientAddress.network(address)), perMinute);
        var estimate = bucket.estimateAbilityToConsume(1);
        return new Decision(
                perMinute,
                estimate.getRemainingTokens(),
                wait(estimate.canBeConsumed(), estimate.getNanosToWaitForRefill()));
    }

    /**
     * Counts a request.
     *
     * @param who names the caller
     */
    public Decision count(Sort sort, String who) {
        int perMinute = perMinute(sort);
        var probe = bucket(name(sort, who), perMinute).tryConsumeAndReturnRemaining(1);
        return new Decision(
                perMinute,
                probe.getRemainingTokens(),
                wait(probe.isConsumed(), probe.getNanosToWaitForRefill()));
    }

    private static String name(Sort sort, String who) {
        return sort + " " + who;
    }

    private static long wait(boolean allowed, long nanosToWait) {
        return allowed ? 0 : 1 + TimeUnit.NANOSECONDS.toSeconds(nanosToWait);
    }

    private int perMinute(Sort sort) {
        return switch (sort) {
            case CALLER -> limits.callerPerMinute();
            case ANONYMOUS -> limits.anonymousPerMinute();
            case LOGIN -> limits.loginPerMinute();
            case GATEWAY -> limits.gatewayPerMinute();
        };
    }

    private Bucket bucket(String name, int perMinute) {
        synchronized (buckets) {
            return buckets.computeIfAbsent(
                    name,
                    any ->
                            Bucket.builder()
                                    .withCustomTimePrecision(time)
                                    .addLimit(
                                            limit ->
                                                    limit.capacity(perMinute)
                                                            .refillGreedy(
                                                                    perMinute,
                                                                    Duration.ofSeconds(
                                                                            WINDOW_SECONDS)))
                                    .build());
        }
    }
}
