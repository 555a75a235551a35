package org.codexfield.metering.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.codexfield.metering.ReceiptId;
import org.codexfield.metering.model.UsageDues;
import org.codexfield.metering.verify.Dimensions;
import org.codexfield.metering.verify.Outcome;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;
import org.codexfield.shared.persistence.Sql;

@Dependent
class JdbcUsageDues implements UsageDues {

    private final Sql sql;

    @Inject
    JdbcUsageDues(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(UUID batch, UUID run, int total) {
        sql.update(
                "INSERT INTO metering.usage_due (batch_id, run_id, total, written)"
                        + " VALUES (?, ?, ?, 0)",
                List.of(batch, run, total));
    }

    @Override
    public int takeOver(UUID run) {
        return sql.update(
                "UPDATE metering.usage_due SET run_id = ? WHERE run_id <> ?"
                        + " AND run_id NOT IN (SELECT run_id FROM metering.gateway"
                        + " WHERE alive_until >= CURRENT_TIMESTAMP)",
                List.of(run, run));
    }

    @Override
    public List<Due> next(UUID run, int most) {
        var due = within(run, most);
        // positions that were not kept leave gaps; where all are gaps, what follows is looked at
        if (due.isEmpty() && skip(run) > 0) {
            due = within(run, most);
        }
        return due;
    }

    /** To what was kept next, exactly: a batch may have come since it was looked at. */
    private int skip(UUID run) {
        return sql.update(
                "UPDATE metering.usage_due SET written = (SELECT e.at_position"
                        + " FROM metering.usage_event e WHERE e.batch_id = usage_due.batch_id"
                        + " AND e.at_position >= usage_due.written"
                        + " ORDER BY e.at_position LIMIT 1) WHERE run_id = ?",
                List.of(run));
    }

    /**
     * Of the oldest batches that make up so many, only the next positions: what waits behind them
     * is not read again and again.
     */
    private List<Due> within(UUID run, int most) {
        return sql.list(
                "SELECT d.batch_id, d.written, d.total, e.at_position, e.receipt_id, e.token,"
                        + " e.action, e.purpose, e.outcome, e.started_at, e.duration_ms, e.bytes,"
                        + " e.tokens, e.cpu_micros, e.gpu_micros, e.source_id, t.grant_id,"
                        + " n.operator_did, n.region FROM (SELECT batch_id, written, total,"
                        + " SUM(total - written) OVER (ORDER BY batch_id) - (total - written)"
                        + " AS older FROM metering.usage_due WHERE run_id = ?) d"
                        + " JOIN metering.usage_event e ON e.batch_id = d.batch_id"
                        + " AND e.at_position >= d.written AND e.at_position < d.written + ?"
                        + " JOIN metering.call_token t ON t.digest = e.token"
                        + " JOIN metering.node n ON n.id = e.source_id"
                        + " WHERE d.older < ? ORDER BY d.batch_id, e.at_position LIMIT "
                        + most,
                List.of(run, most, most),
                JdbcUsageDues::due);
    }

    private static Due due(ResultSet row) throws SQLException {
        return new Due(
                row.getObject("batch_id", UUID.class),
                row.getInt("at_position"),
                row.getInt("written"),
                row.getInt("total"),
                new ReceiptId(row.getObject("receipt_id", UUID.class)),
                new Call(
                        row.getObject("grant_id", UUID.class),
                        new Digest(row.getBytes("token")),
                        row.getString("action"),
                        row.getString("purpose"),
                        Sql.instant(row, "started_at"),
                        row.getLong("duration_ms"),
                        Outcome.valueOf(row.getString("outcome"))),
                new Dimensions(
                        1,
                        row.getLong("bytes"),
                        row.getLong("tokens"),
                        row.getLong("cpu_micros"),
                        row.getLong("gpu_micros")),
                new Served(
                        row.getObject("source_id", UUID.class),
                        new Did(row.getString("operator_did")),
                        row.getString("region")));
    }

    @Override
    public boolean mark(UUID run, List<Step> steps) {
        var whole = new ArrayList<Object>();
        whole.add(run);
        int marked = 0;
        for (var step : steps) {
            if (step.from() == 0 && step.to() == step.total()) {
                whole.add(step.batch());
            } else {
                marked += mark(run, step);
            }
        }
        if (whole.size() > 1) {
            marked +=
                    sql.update(
                            "DELETE FROM metering.usage_due WHERE run_id = ? AND written = 0"
                                    + " AND batch_id IN ("
                                    + String.join(", ", Collections.nCopies(whole.size() - 1, "?"))
                                    + ")",
                            whole);
        }
        return marked == steps.size();
    }

    private int mark(UUID run, Step step) {
        var due = " WHERE run_id = ? AND batch_id = ? AND written = ?";
        return step.to() == step.total()
                ? sql.update(
                        "DELETE FROM metering.usage_due" + due,
                        List.of(run, step.batch(), step.from()))
                : sql.update(
                        "UPDATE metering.usage_due SET written = ?" + due,
                        List.of(step.to(), run, step.batch(), step.from()));
    }
}
