package org.codexfield.metering.web;

import java.net.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * What a node says that a call used. What is no number, or more than any call can use, counts
 * nothing.
 */
record NodeUse(long tokens, long cpuMicros) {

    /** Nothing. */
    static final NodeUse NONE = new NodeUse(0, 0);

    /** The most tokens of one call. */
    static final long MAX_TOKENS = 10_000_000;

    /** The most CPU time of one call: an hour on 64 processors. */
    static final long MAX_CPU_MICROS = 64L * 3600 * 1_000_000;

    private static final int MAX_DIGITS = 15;

    /** Reads the headers of an answer. */
    static NodeUse of(HttpHeaders headers) {
        return new NodeUse(
                quantity(headers.firstValue("Codexfield-Tokens").orElse(null), MAX_TOKENS),
                quantity(headers.firstValue("Codexfield-Cpu-Micros").orElse(null), MAX_CPU_MICROS));
    }

    private static long quantity(@Nullable String text, long most) {
        if (text == null
                || text.isEmpty()
                || text.length() > MAX_DIGITS
                || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return 0;
        }
        long quantity = Long.parseLong(text);
        return quantity > most ? 0 : quantity;
    }
}
