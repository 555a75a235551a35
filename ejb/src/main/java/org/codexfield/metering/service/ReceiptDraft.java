package org.codexfield.metering.service;

import java.util.Optional;
import org.codexfield.evidence.LogShard;
import org.codexfield.identity.OrganisationId;
import org.codexfield.metering.ReceiptId;
import org.codexfield.metering.model.CallKeys;
import org.codexfield.metering.model.Receipts;
import org.codexfield.metering.verify.Outcome;
import org.codexfield.metering.verify.Receipt;
import org.jspecify.annotations.Nullable;

/**
 * A receipt that has no place in a log yet.
 *
 * @param hold the permits that it spends if its outcome counts
 * @param key the key of the call, if it has one
 */
public record ReceiptDraft(
        ReceiptId id,
        Receipt.Ground ground,
        Receipt.Call call,
        Receipt.Charge charge,
        Receipt.@Nullable ServedBy node,
        Receipt.@Nullable Correction correction,
        OrganisationId provider,
        OrganisationId consumer,
        Quotas.Hold hold,
        Optional<CallKeys.Key> key) {

    Receipts.Row at(LogShard shard, int number, long sequence) {
        var receipt =
                new Receipt(
                        id.value(), shard.name(), sequence, ground, call, charge, node, correction);
        return new Receipts.Row(receipt, number, provider, consumer);
    }

    boolean counts() {
        return call.outcome().counts();
    }

    /** The same beyond the quota: shown, not billed. */
    ReceiptDraft overQuota() {
        var over =
                new Receipt.Call(
                        call.action(),
                        call.purpose(),
                        call.start(),
                        call.durationMillis(),
                        Outcome.OVER_QUOTA,
                        "calls-are-used-up",
                        call.rule(),
                        call.retryAt(),
                        call.reported());
        var free =
                new Receipt.Charge(
                        charge.dimensions(), charge.tariffDigest(), 0, charge.scorePpm());
        return new ReceiptDraft(
                id, ground, over, free, node, correction, provider, consumer, hold, key);
    }
}
