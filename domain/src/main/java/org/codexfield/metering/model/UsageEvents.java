package org.codexfield.metering.model;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.codexfield.metering.NodeId;
import org.codexfield.metering.ReceiptId;
import org.codexfield.metering.verify.UsageEvent;
import org.codexfield.shared.Digest;

/** Port: calls that nodes reported; each is kept once and for ever. */
public interface UsageEvents {

    /**
     * Keeps those of a batch whose identifier is new within their source, in the transaction of the
     * caller.
     *
     * @return those that were not kept, and what has their identifier
     */
    List<Taken> add(NodeId source, UUID batch, List<Row> rows);

    /** What became of an event. */
    Optional<State> find(NodeId source, String id);

    /**
     * An event to keep.
     *
     * @param position its place in the batch; no two have the same
     * @param token the digest of its call token
     * @param receipt the identifier that its receipt will have
     */
    record Row(int position, UsageEvent event, Digest payload, Digest token, ReceiptId receipt) {}

    /**
     * An identifier that is taken.
     *
     * @param position of the event that was not kept
     * @param payload of the one that has the identifier
     * @param receipt of the one that has it
     */
    record Taken(int position, Digest payload, ReceiptId receipt) {}

    /**
     * An event that is kept.
     *
     * @param written whether its receipt exists already
     */
    record State(Digest payload, ReceiptId receipt, boolean written) {}
}
