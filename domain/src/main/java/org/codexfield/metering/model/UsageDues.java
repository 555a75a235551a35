package org.codexfield.metering.model;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.codexfield.metering.ReceiptId;
import org.codexfield.metering.verify.Dimensions;
import org.codexfield.metering.verify.Outcome;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;

/** Port: reported calls whose receipts are due. */
public interface UsageDues {

    /**
     * The receipts of a batch are due, to be written by a gateway.
     *
     * @param total one more than the last position
     */
    void add(UUID batch, UUID run, int total);

    /** Takes over what is due of gateways that are gone; says how many batches. */
    int takeOver(UUID run);

    /** What is due of a gateway, the oldest first; at most so many. */
    List<Due> next(UUID run, int most);

    /**
     * Marks what was written, in the transaction of the receipts.
     *
     * @return false when another gateway took it over, or it was marked before; then nothing may be
     *     written
     */
    boolean mark(UUID run, List<Step> steps);

    /**
     * How far a batch is written.
     *
     * @param from the first position that was not
     * @param to the first that is not any more
     * @param total one more than the last
     */
    record Step(UUID batch, int from, int to, int total) {}

    /**
     * A reported call without receipt.
     *
     * @param from the first position of its batch that is due
     */
    record Due(
            UUID batch,
            int position,
            int from,
            int total,
            ReceiptId receipt,
            Call call,
            Dimensions used,
            Served served) {}

    /**
     * What was called.
     *
     * @param grant under which grant, as the call token says
     * @param token the digest of the call token
     */
    record Call(
            UUID grant,
            Digest token,
            String action,
            String purpose,
            Instant start,
            long durationMillis,
            Outcome outcome) {}

    /** Who served it. */
    record Served(UUID node, Did operator, String region) {}
}
