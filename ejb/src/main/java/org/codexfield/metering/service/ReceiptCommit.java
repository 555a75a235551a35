package org.codexfield.metering.service;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.codexfield.evidence.LogShard;
import org.codexfield.evidence.LogShards;
import org.codexfield.metering.model.CallKeys;
import org.codexfield.metering.model.GatewayRun;
import org.codexfield.metering.model.GatewayRuns;
import org.codexfield.metering.model.QuotaKey;
import org.codexfield.metering.model.QuotaLeases;
import org.codexfield.metering.model.Receipts;
import org.codexfield.metering.model.UsageIsTakenOver;
import org.codexfield.metering.verify.Receipt;

/**
 * Writes whatever receipts are due: one transaction, one checkpoint. Spent permits, keys and sums
 * go with them, or nothing does.
 */
@Dependent
@Transactional(TxType.REQUIRES_NEW)
public class ReceiptCommit {

    @Inject GatewayRuns runs;
    @Inject QuotaLeases leases;
    @Inject LogShards shards;
    @Inject Receipts receipts;
    @Inject CallKeys keys;

    /** The shard after a batch, and what was written, in the order of the drafts. */
    public record Written(LogShard shard, List<Receipts.Row> rows) {}

    public LogShard open(String origin) {
        return shards.open(origin);
    }

    /** Whether all of it was written before; of what is due another may have written a part. */
    public boolean has(List<ReceiptDraft> drafts) {
        return receipts.has(drafts.stream().map(ReceiptDraft::id).toList());
    }

    /** What was written of drafts before. */
    public List<Receipts.Row> read(List<ReceiptDraft> drafts) {
        return drafts.stream()
                .map(
                        draft -> {
                            var kept = receipts.find(draft.id()).orElseThrow();
                            return new Receipts.Row(
                                    Receipt.parse(kept.text().getBytes(US_ASCII)),
                                    kept.shard(),
                                    kept.provider(),
                                    kept.consumer());
                        })
                .toList();
    }

    public Written write(GatewayRun run, LogShard shard, List<ReceiptDraft> drafts) {
        return written(run, shard, drafts);
    }

    private Written written(GatewayRun run, LogShard shard, List<ReceiptDraft> drafts) {
        runs.renew(run);
        var covered = spend(run, answer(drafts));
        var rows = new ArrayList<Receipts.Row>(covered.size());
        for (var draft : covered) {
            rows.add(draft.at(shard, run.number(), shard.size() + rows.size()));
        }
        receipts.add(rows);
        var grown = shards.append(shard, rows.stream().map(row -> row.receipt().leaf()).toList());
        return new Written(grown, rows);
    }

    /**
     * Writes receipts that belong together, if they are due still.
     *
     * @throws UsageIsTakenOver if not; then nothing is written
     */
    Written writeDue(GatewayRun run, LogShard shard, DueReceipts due) {
        if (!due.claim().getAsBoolean()) {
            throw new UsageIsTakenOver();
        }
        return written(run, shard, due.drafts());
    }

    /** Answers the keys of calls; of two calls under one key only the holder's costs. */
    private List<ReceiptDraft> answer(List<ReceiptDraft> drafts) {
        var claims = drafts.stream().map(ReceiptDraft::claim).flatMap(Optional::stream).toList();
        if (claims.isEmpty()) {
            return drafts;
        }
        var lost = keys.answer(claims);
        return drafts.stream()
                .map(
                        draft ->
                                draft.claim().filter(lost::contains).isPresent()
                                        ? draft.repeated()
                                        : draft)
                .toList();
    }

    /** Spends what the drafts hold; what an earlier run held is taken from what is free. */
    private List<ReceiptDraft> spend(GatewayRun run, List<ReceiptDraft> drafts) {
        var held = new HashMap<QuotaKey, Long>();
        var covered = new ArrayList<ReceiptDraft>(drafts.size());
        for (var draft : drafts) {
            if (!draft.counts() || draft.hold().isOf(run)) {
                covered.add(draft);
            } else {
                covered.add(leases.spendFree(draft.hold().keys()) ? draft : draft.overQuota());
            }
            if (draft.counts() && draft.hold().isOf(run)) {
                draft.hold().keys().forEach(key -> held.merge(key, 1L, Long::sum));
            }
        }
        leases.spend(held, run.id());
        return covered;
    }
}
