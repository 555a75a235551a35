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

    /** What the call holds of its key, if it has one. */
    Optional<CallKeys.Claim> claim() {
        return key.map(one -> new CallKeys.Claim(one, id));
    }

    /** The same beyond the quota: shown, not billed. */
    ReceiptDraft overQuota() {
        return free(Outcome.OVER_QUOTA, "calls-are-used-up");
    }

    /** The same when another call was made under its key meanwhile: one of them costs, not both. */
    ReceiptDraft repeated() {
        return free(Outcome.FAILED, "key-was-taken-over");
    }

    private ReceiptDraft free(Outcome outcome, String reason) {
        var told =
                new Receipt.Call(
                        call.action(),
                        call.purpose(),
                        call.start(),
                        call.durationMillis(),
                        outcome,
                        reason,
                        call.rule(),
                        call.retryAt(),
                        call.reported());
        var free =
                new Receipt.Charge(
                        charge.dimensions(), charge.tariffDigest(), 0, charge.scorePpm());
        return new ReceiptDraft(
                id, ground, told, free, node, correction, provider, consumer, hold, key);
    }
}
