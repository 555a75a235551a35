package org.codexfield.metering.persistence;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.codexfield.identity.OrganisationId;
import org.codexfield.metering.service.ReceiptScope;
import org.codexfield.metering.service.ReceiptViews;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.persistence.Sql;
import org.codexfield.shared.persistence.TestDatabase;

/**
 * Measures the register of receipts on PostgreSQL: pages and export of an organisation that nearly
 * all receipts concern, and of one that few do. A program of its own, not part of the build; its
 * argument is the number of receipts.
 */
public final class ReceiptsMeasure {

    private static final System.Logger LOG = System.getLogger(ReceiptsMeasure.class.getName());
    private static final int ROUNDS = 100;
    private static final int PAGE = 25;
    private static final int GRANTS = 1_000;
    private static final UUID MANY = new UUID(1, 1);
    private static final UUID FEW = new UUID(1, 2);

    /** A second after the other; one of 997 is the small organisation's. */
    private static final String ROWS =
            "INSERT INTO metering.receipt (id, shard, sequence, grant_id, provider_id, consumer_id,"
                + " node_id, capsule, capsule_digest, action, outcome, started_at, duration_ms,"
                + " bytes, micro_mu, body) SELECT CAST(lpad(to_hex(1700000000000 + n * 1000), 12,"
                + " '0') || '7000' || '8000' || lpad(to_hex(n), 12, '0') AS UUID), 1, n,"
                + " CAST(lpad(to_hex(n % "
                    + GRANTS
                    + "), 32, '0') AS UUID), CAST(? AS UUID),"
                    + " CASE n % 997 WHEN 0 THEN CAST(? AS UUID) ELSE CAST(? AS UUID) END,"
                    + " CAST(? AS UUID), 'institute/capsule-' || n % 100, decode(repeat('00', 32),"
                    + " 'hex'), 'invoke', CASE n % 10 WHEN 0 THEN 'DENIED' ELSE 'SERVED' END,"
                    + " to_timestamp(1700000000 + n), 5, 1000, n % 100000, repeat('x', 900)"
                    + " FROM generate_series(1, CAST(? AS BIGINT)) n";

    private final ReceiptViews views;

    private ReceiptsMeasure(TestDatabase database) {
        views = new TestMetering(database).receiptViews;
    }

    /** Takes the number of receipts. */
    public static void main(String[] arguments) {
        try (var database = TestDatabase.postgresql()) {
            var sql = database.sql();
            sql.update(
                    ROWS,
                    List.of(
                            MANY,
                            FEW,
                            new UUID(1, 3),
                            new UUID(0, 0),
                            Long.parseLong(arguments[0])));
            new Sql(database.migrator()).update("VACUUM ANALYZE metering.receipt", List.of());
            var measure = new ReceiptsMeasure(database);
            for (int round = 0; round < 2; round++) {
                measure.run();
            }
        }
    }

    private void run() {
        measure("newest of many", i -> page(MANY, ListQuery.first(PAGE)));
        measure("newest of few", i -> page(FEW, ListQuery.first(PAGE)));
        measure("page 100 of many", i -> page(MANY, ListQuery.at(100L * PAGE, PAGE)));
        measure(
                "denied of many",
                i -> page(MANY, ListQuery.first(PAGE).where("outcome", "denied")));
        measure(
                "a capsule of many",
                i -> page(MANY, ListQuery.first(PAGE).where("capsule", capsule(i))));
        measure("a grant", i -> page(MANY, ListQuery.first(PAGE).where("grant", grant(i))));
        measure("export: 200 of many", i -> texts(MANY));
        measure("export: 200 of few", i -> texts(FEW));
    }

    private static String capsule(int i) {
        return "institute/capsule-" + i % 100;
    }

    private static String grant(int i) {
        return new UUID(0, i % GRANTS).toString();
    }

    private void page(UUID organisation, ListQuery query) {
        views.concerning(new OrganisationId(organisation), scope(query));
    }

    private void texts(UUID organisation) {
        var query = new ListQuery(0, ListQuery.MAX_LIMIT, "", false, "", Map.of());
        var middle = new UUID(Instant.ofEpochSecond(1_700_300_000).toEpochMilli() << 16, 0);
        views.texts(new OrganisationId(organisation), middle, scope(query));
    }

    private static ReceiptScope scope(ListQuery query) {
        return new ReceiptScope(Optional.empty(), Optional.empty(), Optional.empty(), query);
    }

    private static void measure(String what, IntConsumer ask) {
        var nanos = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            ask.accept(i);
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        LOG.log(
                System.Logger.Level.INFO,
                String.format(
                        Locale.ROOT,
                        "%s: p50 %.1f ms, p95 %.1f ms",
                        what,
                        nanos[ROUNDS / 2] / 1e6,
                        nanos[ROUNDS * 95 / 100] / 1e6));
    }
}
