package org.codexfield.metering.persistence;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.codexfield.metering.model.CallKeys;
import org.codexfield.metering.model.CallTokens;
import org.codexfield.metering.model.GatewayRuns;
import org.codexfield.metering.model.QuotaLeases;
import org.codexfield.metering.model.ReceiptCorrections;
import org.codexfield.metering.model.Receipts;
import org.codexfield.metering.model.Tariffs;
import org.codexfield.metering.model.UsageBackfills;
import org.codexfield.metering.model.UsageDues;
import org.codexfield.metering.model.UsageEvents;
import org.codexfield.metering.service.NodeCallViews;
import org.codexfield.metering.service.ReceiptViews;
import org.codexfield.metering.service.UsageBackfillViews;
import org.codexfield.metering.service.UsageViews;
import org.codexfield.shared.persistence.Sql;
import org.codexfield.shared.persistence.TestDatabase;

/** Quotas and receipts on one database. */
public final class TestMetering {

    public final GatewayRuns runs;
    public final QuotaLeases leases;
    public final Receipts receipts;
    public final CallKeys keys;
    public final Tariffs tariffs;
    public final ReceiptViews receiptViews;
    public final UsageViews usage;
    public final CallTokens tokens;
    public final UsageEvents events;
    public final UsageDues dues;
    public final NodeCallViews nodeCalls;
    public final ReceiptCorrections corrections;
    public final UsageBackfills backfills;
    public final UsageBackfillViews backfillViews;

    /** Puts the adapters on a database. */
    public TestMetering(TestDatabase database) {
        var sql = database.sql();
        runs = new JdbcGatewayRuns(sql);
        leases = new JdbcQuotaLeases(sql);
        receipts = new JdbcReceipts(sql);
        keys = new JdbcCallKeys(sql);
        tariffs = new JdbcTariffs(sql);
        receiptViews = new JdbcReceiptViews(sql);
        usage = new JdbcUsageViews(sql);
        tokens = new JdbcCallTokens(sql);
        events = new JdbcUsageEvents(sql);
        dues = new JdbcUsageDues(sql);
        nodeCalls = new JdbcNodeCallViews(sql);
        corrections = new JdbcReceiptCorrections(sql);
        backfills = new JdbcUsageBackfills(sql);
        backfillViews = new JdbcUsageBackfillViews(sql);
    }

    /** What is due, with something that happens before a statement of it, counted from 1. */
    public static UsageDues dues(TestDatabase database, int statement, Runnable before) {
        var statements = new AtomicInteger();
        var source =
                (DataSource)
                        Proxy.newProxyInstance(
                                TestMetering.class.getClassLoader(),
                                new Class<?>[] {DataSource.class},
                                (proxy, method, arguments) -> {
                                    if (statements.incrementAndGet() == statement) {
                                        before.run();
                                    }
                                    return method.invoke(database.application(), arguments);
                                });
        return new JdbcUsageDues(new Sql(source));
    }
}
