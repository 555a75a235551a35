package org.codexfield.metering.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.codexfield.metering.model.GatewayRun;
import org.codexfield.metering.model.GatewayRunIsLost;
import org.codexfield.metering.model.GatewayRuns;
import org.codexfield.shared.persistence.Sql;

@Dependent
class JdbcGatewayRuns implements GatewayRuns {

    private static final String LATER = "CURRENT_TIMESTAMP + INTERVAL '" + SECONDS + "' SECOND";

    private final Sql sql;

    @Inject
    JdbcGatewayRuns(Sql sql) {
        this.sql = sql;
    }

    @Override
    public GatewayRun claim(UUID run) {
        var free =
                sql.list(
                        "SELECT number FROM metering.gateway WHERE alive_until < CURRENT_TIMESTAMP"
                                + " ORDER BY number",
                        List.of(),
                        row -> row.getInt("number"));
        for (int number : free) {
            int taken =
                    sql.update(
                            "UPDATE metering.gateway SET run_id = ?, alive_until = "
                                    + LATER
                                    + " WHERE number = ? AND alive_until < CURRENT_TIMESTAMP",
                            List.of(run, number));
            if (taken == 1) {
                return new GatewayRun(number, run);
            }
        }
        // of two that come at once the second finds the number taken, and takes the next
        int added = 0;
        while (added == 0) {
            added =
                    sql.update(
                            "INSERT INTO metering.gateway (number, run_id, alive_until, recorded)"
                                    + " SELECT COALESCE(MAX(number), 0) + 1, CAST(? AS UUID), "
                                    + LATER
                                    + ", 0 FROM metering.gateway ON CONFLICT DO NOTHING",
                            List.of(run));
        }
        long number =
                sql.number("SELECT number FROM metering.gateway WHERE run_id = ?", List.of(run));
        return new GatewayRun((int) number, run);
    }

    @Override
    public void renew(GatewayRun run) {
        int renewed =
                sql.update(
                        "UPDATE metering.gateway SET alive_until = "
                                + LATER
                                + " WHERE number = ? AND run_id = ?"
                                + " AND alive_until >= CURRENT_TIMESTAMP",
                        List.of(run.number(), run.id()));
        if (renewed != 1) {
            throw new GatewayRunIsLost();
        }
    }

    @Override
    public void end(GatewayRun run) {
        sql.update(
                "UPDATE metering.gateway SET alive_until ="
                        + " CURRENT_TIMESTAMP - INTERVAL '1' SECOND"
                        + " WHERE number = ? AND run_id = ?",
                List.of(run.number(), run.id()));
    }

    @Override
    public List<Integer> numbers() {
        return sql.list(
                "SELECT number FROM metering.gateway ORDER BY number",
                List.of(),
                row -> row.getInt("number"));
    }

    @Override
    public boolean record(int number, long treeSize) {
        return sql.update(
                        "UPDATE metering.gateway SET recorded = ? WHERE number = ?"
                                + " AND recorded < ?",
                        List.of(treeSize, number, treeSize))
                == 1;
    }
}
