package org.codexfield.settlement.service;

import java.util.List;
import java.util.Optional;

/**
 * Who would get what of a charge, to the last unit, and along which edges.
 *
 * @param manifestDigest the version that earns
 * @param amountMicro the charge, in millionths of the currency's major unit
 * @param feeSchedule the digest of the fee schedule
 * @param platformMicro the platform fee
 * @param computeMicro the compute share
 * @param contentMicro what is left for owners
 * @param byDefaultPlan whether no edge declares a share
 * @param payouts who gets what; their sum is the charge
 * @param versions the versions that something flowed to, the earning one first
 * @param edges the edges that were reached, fixed ones first, then children before parents
 * @param unlisted how many more versions and edges there are than are told
 */
public record RoyaltyPreview(
        String manifestDigest,
        long amountMicro,
        String feeSchedule,
        long platformMicro,
        long computeMicro,
        long contentMicro,
        boolean byDefaultPlan,
        List<Share> payouts,
        List<Income> versions,
        List<Flow> edges,
        int unlisted) {

    /** The most edges, and versions, that are told. */
    public static final int MOST = 5_000;

    /** Copies. */
    public RoyaltyPreview {
        payouts = List.copyOf(payouts);
        versions = List.copyOf(versions);
        edges = List.copyOf(edges);
    }

    /**
     * What somebody gets.
     *
     * @param payee the DID; empty for all those whose versions the caller may not see
     * @param kind {@code platform, compute, fixed, kept} or {@code data}
     */
    public record Share(Optional<String> payee, String kind, long amountMicro) {}

    /**
     * What flowed to a version, and what it kept of it.
     *
     * @param name capsule and number; empty if the caller may not see it
     */
    public record Income(
            String manifestDigest, Optional<String> name, long inflowMicro, long keptMicro) {}

    /**
     * What went along an edge.
     *
     * @param child the manifest of whoever owes
     * @param parent the manifest of whoever is owed
     * @param kind {@code fixed} or {@code cascading}
     * @param ofMicro of what it is a share
     */
    public record Flow(
            String child,
            String parent,
            String kind,
            int sharePpm,
            long ofMicro,
            long amountMicro) {}
}
