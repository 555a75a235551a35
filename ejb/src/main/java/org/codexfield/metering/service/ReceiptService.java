package org.codexfield.metering.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.codexfield.evidence.LogProofs;
import org.codexfield.identity.CurrentUser;
import org.codexfield.metering.ReceiptId;
import org.codexfield.metering.model.GatewayRun;
import org.codexfield.metering.model.ReceiptIsUnknown;
import org.codexfield.metering.model.Receipts;
import org.codexfield.metering.model.TariffIsUnknown;
import org.codexfield.metering.model.Tariffs;
import org.codexfield.shared.Digest;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;

/** Receipts for those they concern: provider, consumer, and who runs the node. */
@Stateless
@RolesAllowed("user")
public class ReceiptService {

    private static final int EXPORTED_AT_ONCE = 200;

    @Inject Receipts receipts;
    @Inject ReceiptViews views;
    @Inject Tariffs tariffs;
    @Inject LogProofs proofs;
    @Inject CurrentUser currentUser;

    /**
     * Receipts that concern the caller's organisation, the newest first; columns {@code grant,
     * capsule, node, outcome, action, start, microMu}, and narrowed by {@code side, from} and
     * {@code to} as usage is.
     */
    public Page<ReceiptRow> list(ListQuery query) {
        return views.concerning(currentUser.caller().organisation(), UsageQuery.receipts(query));
    }

    /**
     * The canonical text of a receipt.
     *
     * @throws ReceiptIsUnknown if it does not concern the caller's organisation
     */
    public String text(ReceiptId id) {
        return visible(id).text();
    }

    /**
     * A receipt and the proof that its shard holds it.
     *
     * @param treeSize at most the newest; empty for the newest
     * @throws ReceiptIsUnknown if it does not concern the caller's organisation
     */
    public ReceiptProofView proof(ReceiptId id, OptionalLong treeSize) {
        var kept = visible(id);
        var origin = GatewayRun.shard(kept.shard());
        return new ReceiptProofView(kept.text(), proofs.prove(origin, kept.sequence(), treeSize));
    }

    /**
     * Writes all receipts that a list has, one on each line, the oldest first; a few at a time are
     * in memory.
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void export(ReceiptFormat format, ListQuery narrowed, OutputStream to)
            throws IOException {
        var organisation = currentUser.caller().organisation();
        var query =
                new ListQuery(
                        0, EXPORTED_AT_ONCE, "", false, narrowed.search(), narrowed.filters());
        var scope = UsageQuery.receipts(query);
        to.write(format.head().getBytes(UTF_8));
        var after = new UUID(0, 0);
        List<ReceiptViews.Text> texts;
        do {
            texts = views.texts(organisation, after, scope);
            for (var text : texts) {
                to.write(format.line(text).getBytes(UTF_8));
                after = text.id();
            }
        } while (texts.size() == EXPORTED_AT_ONCE);
    }

    /**
     * A tariff as canonical text; anybody may check what a receipt cost.
     *
     * @throws TariffIsUnknown if none of this digest was adopted
     */
    @PermitAll
    public String tariff(Digest digest) {
        return tariffs.find(digest)
                .map(tariff -> new String(tariff.bytes(), UTF_8))
                .orElseThrow(() -> new TariffIsUnknown(digest.hex()));
    }

    /** The tariff in force, as canonical text. */
    @PermitAll
    public String tariff() {
        return tariffs.current()
                .map(tariff -> new String(tariff.bytes(), UTF_8))
                .orElseThrow(() -> new TariffIsUnknown("current"));
    }

    private Receipts.Kept visible(ReceiptId id) {
        var own = currentUser.caller().organisation();
        return receipts.find(id)
                .filter(
                        kept ->
                                kept.provider().equals(own)
                                        || kept.consumer().equals(own)
                                        || kept.operator().filter(own::equals).isPresent())
                .orElseThrow(() -> new ReceiptIsUnknown(id.toString()));
    }
}
