package org.codexfield.metering.service;

/**
 * Sums over calls.
 *
 * @param calls that count: served, also in part
 * @param refused denied, or beyond the quota
 * @param failed by fault of the node
 * @param bytes that the calls that count moved
 * @param microMu what they cost, in 10^-6 MU
 */
public record UsageSums(long calls, long refused, long failed, long bytes, long microMu) {

    /** Of no call. */
    public static final UsageSums NONE = new UsageSums(0, 0, 0, 0, 0);

    /** Both together. */
    public UsageSums plus(UsageSums other) {
        return new UsageSums(
                calls + other.calls,
                refused + other.refused,
                failed + other.failed,
                bytes + other.bytes,
                microMu + other.microMu);
    }
}
