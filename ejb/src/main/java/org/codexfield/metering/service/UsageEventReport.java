package org.codexfield.metering.service;

import java.util.List;

/**
 * What became of a batch of events.
 *
 * @param events how many there were
 * @param accepted how many are durable now and get a receipt
 * @param duplicates how many were sent before with the same contents
 * @param conflicts how many have the identifier of an event with other contents
 * @param refused how many are not acceptable
 * @param results those that were not accepted, in their order; of a single event that one too
 * @param unlisted how many more were not accepted than results have room for
 */
public record UsageEventReport(
        int events,
        int accepted,
        int duplicates,
        int conflicts,
        int refused,
        List<UsageResult> results,
        int unlisted) {

    /** The most results in one report. */
    public static final int MOST_RESULTS = 10_000;

    public UsageEventReport {
        results = List.copyOf(results);
    }
}
