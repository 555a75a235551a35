package org.codexfield.metering.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.codexfield.identity.OrganisationId;
import org.codexfield.metering.ReceiptId;
import org.codexfield.metering.model.Receipts;
import org.codexfield.metering.verify.CorrectionKind;
import org.codexfield.metering.verify.Outcome;
import org.codexfield.metering.verify.Receipt;
import org.codexfield.shared.persistence.Sql;

@Dependent
class JdbcReceipts implements Receipts {

    private final Sql sql;

    @Inject
    JdbcReceipts(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(List<Row> receipts) {
        sql.batch(
                "INSERT INTO metering.receipt (id, shard, sequence, grant_id, provider_id,"
                        + " consumer_id, node_id, capsule, capsule_digest, action, outcome,"
                        + " started_at, duration_ms, bytes, micro_mu, corrects, body)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                receipts.stream().map(JdbcReceipts::row).toList());
        var days = new LinkedHashMap<Day, Sums>();
        for (var row : receipts) {
            var sums = days.computeIfAbsent(Day.of(row), any -> new Sums());
            row.receipt()
                    .corrects()
                    .ifPresentOrElse(
                            correction -> sums.correct(row, corrected(correction)),
                            () -> sums.add(row));
        }
        add(days);
    }

    /** What the receipt counted that counts no more. */
    private Counted corrected(Receipt.Correction correction) {
        return sql.find(
                        "SELECT bytes, micro_mu FROM metering.receipt WHERE id = ?",
                        List.of(correction.receipt()),
                        row ->
                                new Counted(
                                        correction.kind() == CorrectionKind.VOID ? 1 : 0,
                                        row.getLong("bytes"),
                                        row.getLong("micro_mu")))
                .orElseThrow();
    }

    /** What is taken from the sums of a day. */
    private record Counted(long calls, long bytes, long microMu) {}

    private static List<?> row(Row row) {
        var receipt = row.receipt();
        var call = receipt.call();
        var corrects = receipt.corrects().map(one -> one.receipt()).orElse(null);
        return Arrays.asList(
                receipt.id(),
                row.shard(),
                receipt.sequence(),
                UUID.fromString(receipt.ground().grant()),
                row.provider().value(),
                row.consumer().value(),
                row.node(),
                receipt.ground().capsule(),
                receipt.ground().capsuleDigest(),
                call.action(),
                call.outcome().name(),
                call.start(),
                call.durationMillis(),
                receipt.charge().dimensions().bytes(),
                receipt.charge().microMu(),
                corrects,
                receipt.text());
    }

    private record Day(
            LocalDate day,
            UUID grant,
            UUID node,
            int shard,
            UUID provider,
            UUID consumer,
            String capsule) {

        static Day of(Row row) {
            var receipt = row.receipt();
            return new Day(
                    receipt.call().start().atOffset(ZoneOffset.UTC).toLocalDate(),
                    UUID.fromString(receipt.ground().grant()),
                    row.node(),
                    row.shard(),
                    row.provider().value(),
                    row.consumer().value(),
                    receipt.ground().capsule());
        }
    }

    private static final class Sums {
        private long calls;
        private long refused;
        private long failed;
        private long bytes;
        private long microMu;

        void add(Row row) {
            var charge = row.receipt().charge();
            var outcome = row.receipt().call().outcome();
            if (outcome.costs()) {
                calls++;
                bytes += charge.dimensions().bytes();
                microMu += charge.microMu();
            } else if (outcome == Outcome.FAILED) {
                failed++;
            } else {
                refused++;
            }
        }

        /** The day of the call shows the difference, whenever it is corrected. */
        void correct(Row row, Counted old) {
            var charge = row.receipt().charge();
            calls -= old.calls();
            bytes += charge.dimensions().bytes() - old.bytes();
            microMu += charge.microMu() - old.microMu();
        }

        List<Object> values() {
            return List.of(calls, refused, failed, bytes, microMu);
        }
    }

    /** The rows are this shard's alone, so nobody else adds them meanwhile. */
    private void add(Map<Day, Sums> days) {
        var had =
                sql.batch(
                        "UPDATE metering.usage_day SET calls = calls + ?, refused = refused + ?,"
                            + " failed = failed + ?, bytes = bytes + ?, micro_mu = micro_mu + ?"
                            + " WHERE on_day = ? AND grant_id = ? AND node_id = ? AND shard = ?",
                        days.entrySet().stream()
                                .map(each -> parameters(each.getKey(), each.getValue()))
                                .toList());
        var first = new ArrayList<List<Object>>();
        int at = 0;
        for (var each : days.entrySet()) {
            if (had[at++] == 0) {
                var day = each.getKey();
                var parameters = parameters(day, each.getValue());
                parameters.addAll(List.of(day.provider(), day.consumer(), day.capsule()));
                first.add(parameters);
            }
        }
        sql.batch(
                "INSERT INTO metering.usage_day (calls, refused, failed, bytes, micro_mu,"
                        + " on_day, grant_id, node_id, shard, provider_id, consumer_id, capsule)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                first);
    }

    private static List<Object> parameters(Day day, Sums sums) {
        var parameters = new ArrayList<Object>(sums.values());
        parameters.addAll(List.of(day.day(), day.grant(), day.node(), day.shard()));
        return parameters;
    }

    @Override
    public boolean has(List<ReceiptId> all) {
        long found =
                sql.number(
                        "SELECT count(*) FROM metering.receipt WHERE id IN ("
                                + String.join(", ", Collections.nCopies(all.size(), "?"))
                                + ")",
                        all.stream().map(ReceiptId::value).toList());
        return found == all.size();
    }

    @Override
    public Optional<Kept> find(ReceiptId id) {
        return find("r.id", id);
    }

    @Override
    public Optional<Kept> findCorrection(ReceiptId corrected) {
        return find("r.corrects", corrected);
    }

    private Optional<Kept> find(String column, ReceiptId id) {
        return sql.find(
                "SELECT r.body, r.shard, r.sequence, r.provider_id, r.consumer_id, n.operator_id"
                        + " FROM metering.receipt r LEFT JOIN metering.node n ON n.id = r.node_id"
                        + " WHERE "
                        + column
                        + " = ?",
                List.of(id.value()),
                row ->
                        new Kept(
                                row.getString("body"),
                                row.getInt("shard"),
                                row.getLong("sequence"),
                                new OrganisationId(row.getObject("provider_id", UUID.class)),
                                new OrganisationId(row.getObject("consumer_id", UUID.class)),
                                Optional.ofNullable(row.getObject("operator_id", UUID.class))
                                        .map(OrganisationId::new)));
    }
}
