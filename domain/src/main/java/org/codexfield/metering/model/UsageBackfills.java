package org.codexfield.metering.model;

import java.time.Instant;
import java.util.List;
import org.codexfield.metering.BackfillFacts;
import org.codexfield.metering.BackfillId;
import org.codexfield.metering.NodeId;

/** Port: backfills of usage, kept for ever. */
public interface UsageBackfills {

    /** Keeps one that was asked for. */
    void add(UsageBackfill asked);

    /**
     * The one of this identifier.
     *
     * @throws BackfillIsUnknown if there is none
     */
    UsageBackfill get(BackfillId id);

    /**
     * Keeps what was decided.
     *
     * @throws BackfillIsDecided if somebody else decided meanwhile
     */
    void decide(UsageBackfill decided);

    /** How many of a node wait for a decision. */
    long open(NodeId node);

    /** What a node may report now, however old. */
    List<BackfillFacts> reportable(NodeId node, Instant now);
}
