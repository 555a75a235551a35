package org.codexfield.metering.model;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.codexfield.identity.OrganisationId;
import org.codexfield.metering.ReceiptId;
import org.codexfield.metering.verify.Receipt;

/** Port: receipts, kept for ever. */
public interface Receipts {

    /** Keeps them, and adds them to the sums of their days, in the transaction of the caller. */
    void add(List<Row> receipts);

    /** Whether it is kept. */
    boolean has(List<ReceiptId> all);

    /** The receipt, if it is kept. */
    Optional<Kept> find(ReceiptId id);

    /** The receipt that corrects this one, if one does. */
    Optional<Kept> findCorrection(ReceiptId corrected);

    /**
     * A receipt with the identifiers that lists are narrowed by.
     *
     * @param shard the number of the gateway's shard
     */
    record Row(Receipt receipt, int shard, OrganisationId provider, OrganisationId consumer) {

        /** The node that served it; the nil UUID where none did. */
        public UUID node() {
            return receipt.servedBy()
                    .map(node -> UUID.fromString(node.id()))
                    .orElse(new UUID(0, 0));
        }
    }

    /**
     * A receipt as it is kept.
     *
     * @param text the canonical text
     * @param shard the number of the gateway's shard
     * @param sequence the index of its leaf
     * @param operator who runs the node that served it, if one did
     */
    record Kept(
            String text,
            int shard,
            long sequence,
            OrganisationId provider,
            OrganisationId consumer,
            Optional<OrganisationId> operator) {}
}
