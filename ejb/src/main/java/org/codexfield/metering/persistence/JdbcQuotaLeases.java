package org.codexfield.metering.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.codexfield.licensing.verify.CallWindow;
import org.codexfield.metering.model.GatewayRunIsLost;
import org.codexfield.metering.model.QuotaKey;
import org.codexfield.metering.model.QuotaLeases;
import org.codexfield.shared.persistence.Sql;

/**
 * Leases in {@code metering.quota_lease}. Whoever changes anything of a window locks its row in
 * {@code metering.quota} first.
 */
@Dependent
class JdbcQuotaLeases implements QuotaLeases {

    private static final String WINDOW = " WHERE grant_id = ? AND span = ? AND starts_at = ?";
    private static final String LEASE = WINDOW + " AND run_id = ? AND most = ?";
    private static final String LOCK = "UPDATE metering.quota SET spent = spent" + WINDOW;
    private static final String ADD = "UPDATE metering.quota SET spent = spent + ?" + WINDOW;
    private static final String TAKE =
            "UPDATE metering.quota_lease SET permits = permits - ?" + LEASE + " AND permits >= ?";
    private static final long SHARE = 8;

    private final Sql sql;

    @Inject
    JdbcQuotaLeases(Sql sql) {
        this.sql = sql;
    }

    private record Window(long spent, long recall) {}

    private record Lease(UUID run, long most, long permits, long answered) {

        boolean owes(UUID asking, long under, long recall) {
            return !(run.equals(asking) && most == under) && permits > 0 && answered < recall;
        }
    }

    @Override
    public Slice lease(QuotaKey key, UUID run) {
        var window = locked(key);
        forgetTheGone(key);
        var leases = leases(key);
        long leased = leases.stream().mapToLong(Lease::permits).sum();
        long free = key.most() - window.spent() - leased;
        boolean scarce = window.recall() > 0;
        if (free > 0) {
            long slice = scarce ? 1 : Math.max(1, Math.min(MAX_SLICE, free / SHARE));
            give(key, run, slice, window.recall());
            return new Slice(Answer.LEASED, slice, scarce, false);
        }
        if (window.spent() >= key.most()) {
            return new Slice(Answer.EXHAUSTED, 0, true, true);
        }
        if (!scarce) {
            sql.update("UPDATE metering.quota SET recall = recall + 1" + WINDOW, window(key));
        }
        long recall = Math.max(1, window.recall());
        boolean owed = leases.stream().anyMatch(lease -> lease.owes(run, key.most(), recall));
        return new Slice(owed ? Answer.RECALLED : Answer.EXHAUSTED, 0, true, false);
    }

    private Window locked(QuotaKey key) {
        if (sql.update(LOCK, window(key)) == 0) {
            sql.update(
                    "INSERT INTO metering.quota (grant_id, span, starts_at, ends_at, spent, recall)"
                            + " VALUES (?, ?, ?, ?, ?, 0) ON CONFLICT DO NOTHING",
                    List.of(
                            key.grant(),
                            key.window().name(),
                            key.start(),
                            key.end(),
                            spentBefore(key)));
            sql.update(LOCK, window(key));
        }
        return sql.find(
                        "SELECT spent, recall FROM metering.quota" + WINDOW,
                        window(key),
                        row -> new Window(row.getLong("spent"), row.getLong("recall")))
                .orElseThrow();
    }

    /**
     * Windows that ended long ago are forgotten; calls of then may be reported all the same. What
     * their receipts say was spent is then counted anew.
     */
    private long spentBefore(QuotaKey key) {
        return sql.number(
                "SELECT CASE WHEN CURRENT_TIMESTAMP - INTERVAL '"
                        + KEPT_DAYS
                        + "' DAY < ? THEN 0 ELSE (SELECT count(*) FROM metering.receipt"
                        + " WHERE grant_id = ? AND id >= ? AND id < ?"
                        + " AND outcome IN ('SERVED', 'PARTIAL') AND corrects IS NULL) END",
                List.of(
                        key.end(),
                        key.grant(),
                        ReceiptParts.first(key.start()),
                        ReceiptParts.first(key.end())));
    }

    /** What gateways hold that are not heard of any more is free again. */
    private void forgetTheGone(QuotaKey key) {
        sql.update(
                "DELETE FROM metering.quota_lease"
                        + WINDOW
                        + " AND run_id NOT IN (SELECT run_id FROM metering.gateway"
                        + " WHERE alive_until >= CURRENT_TIMESTAMP)",
                window(key));
    }

    private List<Lease> leases(QuotaKey key) {
        return sql.list(
                "SELECT run_id, most, permits, answered FROM metering.quota_lease" + WINDOW,
                window(key),
                row ->
                        new Lease(
                                row.getObject("run_id", UUID.class),
                                row.getLong("most"),
                                row.getLong("permits"),
                                row.getLong("answered")));
    }

    private void give(QuotaKey key, UUID run, long permits, long recall) {
        var parameters = new ArrayList<Object>(List.of(permits));
        parameters.addAll(lease(key, run, key.most()));
        int had =
                sql.update(
                        "UPDATE metering.quota_lease SET permits = permits + ?" + LEASE,
                        parameters);
        if (had == 0) {
            sql.update(
                    "INSERT INTO metering.quota_lease (grant_id, span, starts_at, run_id, most,"
                            + " permits, answered) VALUES (?, ?, ?, ?, ?, ?, ?)",
                    List.of(
                            key.grant(),
                            key.window().name(),
                            key.start(),
                            run,
                            key.most(),
                            permits,
                            recall));
        }
    }

    @Override
    public void giveBack(QuotaKey key, UUID run, long permits) {
        locked(key);
        take(key, run, permits);
    }

    private void take(QuotaKey key, UUID run, long permits) {
        requireTaken(sql.update(TAKE, gift(key, run, permits)));
    }

    private static void requireTaken(int rows) {
        if (rows != 1) {
            throw new GatewayRunIsLost();
        }
    }

    private static List<Object> gift(QuotaKey key, UUID run, long permits) {
        var parameters = new ArrayList<Object>(List.of(permits));
        parameters.addAll(lease(key, run, key.most()));
        parameters.add(permits);
        return parameters;
    }

    @Override
    public Set<QuotaKey> recalled(UUID run, Instant endingAfter) {
        return Set.copyOf(
                sql.list(
                        "SELECT l.grant_id, l.span, l.starts_at, q.ends_at, l.most"
                                + " FROM metering.quota_lease l JOIN metering.quota q"
                                + " ON q.grant_id = l.grant_id AND q.span = l.span"
                                + " AND q.starts_at = l.starts_at"
                                + " WHERE q.ends_at > ? AND q.recall > 0 AND l.run_id = ?"
                                + " AND l.answered < q.recall",
                        List.of(endingAfter, run),
                        JdbcQuotaLeases::key));
    }

    private static QuotaKey key(ResultSet row) throws SQLException {
        return new QuotaKey(
                row.getObject("grant_id", UUID.class),
                CallWindow.valueOf(row.getString("span")),
                Sql.instant(row, "starts_at"),
                Sql.instant(row, "ends_at"),
                row.getLong("most"));
    }

    @Override
    public void answer(QuotaKey key, UUID run) {
        var window = locked(key);
        var parameters = new ArrayList<Object>(List.of(window.recall()));
        parameters.addAll(lease(key, run, key.most()));
        sql.update("UPDATE metering.quota_lease SET answered = ?" + LEASE, parameters);
    }

    @Override
    public void spend(Map<QuotaKey, Long> permits, UUID run) {
        var sorted = new TreeMap<>(permits);
        var added = new ArrayList<List<?>>(sorted.size());
        var taken = new ArrayList<List<?>>(sorted.size());
        sorted.forEach(
                (key, count) -> {
                    added.add(addition(key, count));
                    taken.add(gift(key, run, count));
                });
        requireEach(sql.batch(ADD, added));
        requireEach(sql.batch(TAKE, taken));
    }

    private static void requireEach(int[] rows) {
        for (int one : rows) {
            requireTaken(one);
        }
    }

    private static List<Object> addition(QuotaKey key, long count) {
        var parameters = new ArrayList<Object>(List.of(count));
        parameters.addAll(window(key));
        return parameters;
    }

    @Override
    public boolean spendFree(List<QuotaKey> keys) {
        var sorted = keys.stream().sorted().toList();
        for (var key : sorted) {
            var window = locked(key);
            forgetTheGone(key);
            long leased = leases(key).stream().mapToLong(Lease::permits).sum();
            if (window.spent() + leased >= key.most()) {
                return false;
            }
        }
        sorted.forEach(key -> requireTaken(sql.update(ADD, addition(key, 1))));
        return true;
    }

    @Override
    public long spent(QuotaKey key) {
        return sql.find(
                        "SELECT spent FROM metering.quota" + WINDOW,
                        window(key),
                        row -> row.getLong("spent"))
                .orElse(0L);
    }

    @Override
    public long held(QuotaKey key, UUID run) {
        return sql.find(
                        "SELECT permits FROM metering.quota_lease" + LEASE,
                        lease(key, run, key.most()),
                        row -> row.getLong("permits"))
                .orElse(0L);
    }

    @Override
    public void end(Map<QuotaKey, Long> over, UUID run) {
        // a call that comes late may have asked for more meanwhile: that is kept
        var sorted = new TreeMap<>(over);
        var given = new ArrayList<List<?>>(sorted.size());
        sorted.forEach((key, permits) -> given.add(gift(key, run, permits)));
        sql.batch(TAKE, given);
        var ended = sorted.keySet().stream().map(key -> lease(key, run, key.most())).toList();
        sql.batch("DELETE FROM metering.quota_lease" + LEASE + " AND permits = 0", ended);
    }

    @Override
    public void forget(int days) {
        var ended = "ends_at < CURRENT_TIMESTAMP - INTERVAL '" + days + "' DAY";
        sql.update(
                "DELETE FROM metering.quota_lease WHERE (grant_id, span, starts_at) IN"
                        + " (SELECT grant_id, span, starts_at FROM metering.quota WHERE "
                        + ended
                        + ") AND run_id NOT IN (SELECT run_id FROM metering.gateway"
                        + " WHERE alive_until >= CURRENT_TIMESTAMP)",
                List.of());
        // whoever takes a lease of one now has locked it: wait, and look again
        sql.update("UPDATE metering.quota SET spent = spent WHERE " + ended, List.of());
        // a gateway may be writing receipts of calls that were reported long after they began
        sql.update(
                "DELETE FROM metering.quota WHERE "
                        + ended
                        + " AND NOT EXISTS (SELECT 1 FROM metering.quota_lease l"
                        + " WHERE l.grant_id = quota.grant_id AND l.span = quota.span"
                        + " AND l.starts_at = quota.starts_at)",
                List.of());
    }

    private static List<Object> window(QuotaKey key) {
        return List.of(key.grant(), key.window().name(), key.start());
    }

    private static List<Object> lease(QuotaKey key, UUID run, long most) {
        return List.of(key.grant(), key.window().name(), key.start(), run, most);
    }
}
