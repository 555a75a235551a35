package org.codexfield.metering.web;

import java.net.http.HttpHeaders;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a node says that a call used. What is no number, or more than any node can use in the time
 * that the call took, counts nothing.
 */
record NodeUse(long tokens, long cpuMicros) {

    /** Nothing. */
    static final NodeUse NONE = new NodeUse(0, 0);

    /** The most processors that work on one call. */
    static final long MAX_CORES = 256;

    /** The most tokens in each second that is begun, besides those of the bodies. */
    static final long MAX_TOKENS_A_SECOND = 100_000;

    /** The most tokens of each byte of both bodies, which may be compressed. */
    static final long MAX_TOKENS_A_BYTE = 4;

    /** How exactly systems tell processor time. */
    private static final long TICK_MICROS = 10_000;

    private static final int MAX_DIGITS = 15;

    /** Reads the headers of an answer. */
    static NodeUse of(HttpHeaders headers) {
        return new NodeUse(
                quantity(headers.firstValue("Codexfield-Tokens").orElse(null)),
                quantity(headers.firstValue("Codexfield-Cpu-Micros").orElse(null)));
    }

    private static long quantity(@Nullable String text) {
        boolean is =
                text != null
                        && !text.isEmpty()
                        && text.length() <= MAX_DIGITS
                        && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return is ? Long.parseLong(text) : 0;
    }

    /**
     * What of it is plausible.
     *
     * @param nanos how long ago the node was asked
     * @param bytes of both bodies
     */
    NodeUse within(long nanos, long bytes) {
        long micros = TimeUnit.NANOSECONDS.toMicros(nanos) + TICK_MICROS;
        long seconds = TimeUnit.NANOSECONDS.toSeconds(nanos) + 1;
        long mostTokens = seconds * MAX_TOKENS_A_SECOND + bytes * MAX_TOKENS_A_BYTE;
        return new NodeUse(
                tokens > mostTokens ? 0 : tokens, cpuMicros > micros * MAX_CORES ? 0 : cpuMicros);
    }
}
