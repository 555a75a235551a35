package org.codexfield.metering.service;

import java.util.List;
import java.util.UUID;
import org.codexfield.identity.OrganisationId;
import org.codexfield.shared.Page;
import org.jspecify.annotations.Nullable;

/** Port: receipts as lists show them. */
public interface ReceiptViews {

    /**
     * Receipts that concern an organisation as provider, consumer or operator of the node, the
     * newest first; counted as far as {@link ReceiptScope#mostCounted()}; columns {@code grant,
     * capsule, node, outcome, action, start, microMu}.
     */
    Page<ReceiptRow> concerning(OrganisationId organisation, ReceiptScope scope);

    /**
     * The canonical texts of those receipts in the order of their identifiers.
     *
     * @param after the last identifier that was given; the nil UUID at first
     * @param scope narrowed by the same columns
     */
    List<Text> texts(OrganisationId organisation, UUID after, ReceiptScope scope);

    /**
     * A receipt's identifier and canonical text.
     *
     * @param correctedBy the receipt that counts instead of it, if any
     */
    record Text(UUID id, String text, @Nullable UUID correctedBy) {}
}
