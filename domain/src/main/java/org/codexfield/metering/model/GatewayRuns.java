package org.codexfield.metering.model;

import java.util.List;
import java.util.UUID;

/**
 * Port: the gateways that run. Times are the database's, so that clocks of servers do not matter.
 */
public interface GatewayRuns {

    /** How long a run counts without being heard of. */
    int SECONDS = 30;

    /** Takes the lowest number that nobody has, and counts as heard of now. */
    GatewayRun claim(UUID run);

    /**
     * Counts as heard of now.
     *
     * @throws GatewayRunIsLost if it came too late
     */
    void renew(GatewayRun run);

    /** Counts as gone. */
    void end(GatewayRun run);

    /** The numbers of all gateways there ever were. */
    List<Integer> numbers();

    /**
     * Writes down how much of a shard the log of decisions knows of.
     *
     * @return whether it knew of less
     */
    boolean record(int number, long treeSize);
}
