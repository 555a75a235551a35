package org.codexfield.metering.service;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.codexfield.capsules.SealedVersion;
import org.codexfield.capsules.verify.ManifestPart;
import org.codexfield.capsules.verify.PartPath;
import org.codexfield.licensing.Action;
import org.codexfield.metering.ReceiptId;
import org.codexfield.metering.verify.Dimensions;
import org.codexfield.metering.verify.Outcome;
import org.codexfield.metering.verify.Receipt;

/**
 * A call that was let through. It holds a permit of each quota until it is settled, which happens
 * exactly once.
 */
public interface MeteredCall {

    /** The identifier that its receipt has. */
    ReceiptId receipt();

    /** What is called. */
    SealedVersion version();

    /** What is done with it. */
    Action action();

    /** The receipt of the same call, if it was settled before: it is not served again. */
    Optional<Receipt> answered();

    /** The nodes that may serve it, the least loaded first. */
    List<LiveNode> candidates();

    /** What the gateway shows to a node. */
    String token(LiveNode node);

    /** The part of this name, as the manifest has it; none if there is no such part. */
    Optional<ManifestPart> part(PartPath path);

    /** What the gateway itself gives of a part; none if only nodes may give it. */
    Optional<GatewayPart> stored(ManifestPart part);

    /** Counts the call as under way at a node, for the routing of others. */
    void begin(LiveNode node);

    /** Counts it no more. */
    void end(LiveNode node);

    /**
     * Writes the receipt. When the stage completes, it is durable.
     *
     * @param node who served it; none: the gateway itself, or nobody
     * @param reason the code of a failure; empty if there is none
     */
    CompletionStage<Receipt> settle(
            Outcome outcome, Dimensions used, Optional<LiveNode> node, String reason);
}
