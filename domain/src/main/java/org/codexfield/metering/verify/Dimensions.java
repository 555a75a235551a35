package org.codexfield.metering.verify;

/**
 * What a call used. Each is 0 to {@value #MAX}, so that JSON writes it exactly.
 *
 * @param calls 1, or 0 where nothing was called
 * @param bytes moved in both directions, bodies only
 * @param tokens of text in and out
 * @param cpuMicros CPU time in microseconds
 * @param gpuMicros GPU time in microseconds
 */
public record Dimensions(long calls, long bytes, long tokens, long cpuMicros, long gpuMicros) {

    /** The largest quantity: 2^53 - 1 (RFC 7493 section 2.2). */
    public static final long MAX = (1L << 53) - 1;

    /** Nothing was used. */
    public static final Dimensions NONE = new Dimensions(0, 0, 0, 0, 0);

    /**
     * @throws QuantityIsOutOfRange if one is negative or too large
     */
    public Dimensions {
        require("calls", calls);
        require("bytes", bytes);
        require("tokens", tokens);
        require("cpuMicros", cpuMicros);
        require("gpuMicros", gpuMicros);
    }

    /** Whether none of these is more than of the others. */
    public boolean within(Dimensions others) {
        return calls <= others.calls
                && bytes <= others.bytes
                && tokens <= others.tokens
                && cpuMicros <= others.cpuMicros
                && gpuMicros <= others.gpuMicros;
    }

    static void require(String what, long quantity) {
        if (quantity < 0 || quantity > MAX) {
            throw new QuantityIsOutOfRange(what);
        }
    }
}
