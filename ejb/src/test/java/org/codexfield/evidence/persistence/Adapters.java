package org.codexfield.evidence.persistence;

import org.codexfield.evidence.Sealer;
import org.codexfield.evidence.model.AuditTrail;
import org.codexfield.evidence.model.Logs;
import org.codexfield.evidence.model.OutboxEntries;
import org.codexfield.evidence.service.AuditViews;
import org.codexfield.evidence.service.OutboxViews;
import org.codexfield.shared.persistence.Sql;

/** The adapters of this package for tests elsewhere. */
public final class Adapters {

    private Adapters() {}

    /** The audit trail in SQL. */
    public static AuditTrail auditTrail(Sql sql) {
        return new JdbcAuditTrail(sql);
    }

    /** The views of the audit trail in SQL. */
    public static AuditViews auditViews(Sql sql) {
        return new JdbcAuditViews(sql);
    }

    /** The outbox in SQL. */
    public static OutboxEntries outboxEntries(Sql sql, Sealer sealer) {
        return new JdbcOutboxEntries(sql, sealer);
    }

    /** The views of the outbox in SQL. */
    public static OutboxViews outboxViews(Sql sql) {
        return new JdbcOutboxViews(sql);
    }

    /** The logs in SQL. */
    public static Logs logs(Sql sql) {
        return new JdbcLogs(sql);
    }
}
