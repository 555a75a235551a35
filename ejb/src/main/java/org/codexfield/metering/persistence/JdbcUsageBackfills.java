package org.codexfield.metering.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.codexfield.evidence.Subject;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.OrganisationId;
import org.codexfield.licensing.GrantId;
import org.codexfield.metering.BackfillFacts;
import org.codexfield.metering.BackfillId;
import org.codexfield.metering.NodeId;
import org.codexfield.metering.model.BackfillIsDecided;
import org.codexfield.metering.model.BackfillIsUnknown;
import org.codexfield.metering.model.BackfillState;
import org.codexfield.metering.model.UsageBackfill;
import org.codexfield.metering.model.UsageBackfills;
import org.codexfield.shared.persistence.Sql;

@Dependent
class JdbcUsageBackfills implements UsageBackfills {

    private static final String ALL =
            "SELECT id, grant_id, provider_id, consumer_id, node_id, operator_id, covers_from,"
                    + " covers_until, reason, asked_by, asked_by_account, asked_at, state,"
                    + " decided_by, decided_at FROM metering.usage_backfill";

    private final Sql sql;

    @Inject
    JdbcUsageBackfills(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(UsageBackfill backfill) {
        var asked = backfill.asked();
        sql.update(
                "INSERT INTO metering.usage_backfill (id, grant_id, provider_id, consumer_id,"
                        + " node_id, operator_id, covers_from, covers_until, reason, asked_by,"
                        + " asked_by_account, asked_at, state, decided_by)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'ASKED', ?)",
                List.of(
                        asked.id().value(),
                        asked.facts().grant().value(),
                        asked.parties().provider().value(),
                        asked.parties().payer().value(),
                        asked.facts().node().value(),
                        asked.parties().operator().value(),
                        asked.facts().from(),
                        asked.facts().until(),
                        asked.reason(),
                        asked.by().member().value(),
                        asked.by().account().value(),
                        asked.at(),
                        Subject.NOBODY));
    }

    @Override
    public UsageBackfill get(BackfillId id) {
        return sql.find(ALL + " WHERE id = ?", List.of(id.value()), JdbcUsageBackfills::backfill)
                .orElseThrow(() -> new BackfillIsUnknown(id.toString()));
    }

    @Override
    public void decide(UsageBackfill decided) {
        var decision = decided.decision().orElseThrow();
        var until = decision.reportableUntil();
        var id = decided.id().value();
        var by = decision.by().value();
        int changed =
                until.isPresent()
                        ? sql.update(
                                "UPDATE metering.usage_backfill SET state = 'APPROVED',"
                                        + " decided_by = ?, decided_at = ?, reportable_until = ?"
                                        + " WHERE id = ? AND state = 'ASKED'",
                                List.of(by, decision.at(), until.get(), id))
                        : sql.update(
                                "UPDATE metering.usage_backfill SET state = 'DECLINED',"
                                        + " decided_by = ?, decided_at = ?"
                                        + " WHERE id = ? AND state = 'ASKED'",
                                List.of(by, decision.at(), id));
        if (changed == 0) {
            throw new BackfillIsDecided();
        }
    }

    @Override
    public long open(NodeId node) {
        return sql.number(
                "SELECT count(*) FROM metering.usage_backfill"
                        + " WHERE node_id = ? AND state = 'ASKED'",
                List.of(node.value()));
    }

    @Override
    public List<BackfillFacts> reportable(NodeId node, Instant now) {
        return sql.list(
                ALL + " WHERE node_id = ? AND state = 'APPROVED' AND reportable_until > ?",
                List.of(node.value(), now),
                row -> backfill(row).asked().facts());
    }

    private static UsageBackfill backfill(ResultSet row) throws SQLException {
        var state = BackfillState.valueOf(row.getString("state"));
        var operator = new OrganisationId(id(row, "operator_id"));
        var reason = row.getString("reason");
        return new UsageBackfill(
                new UsageBackfill.Asked(
                        new BackfillId(id(row, "id")),
                        new UsageBackfill.Parties(
                                new OrganisationId(id(row, "consumer_id")),
                                new OrganisationId(id(row, "provider_id")),
                                operator),
                        new BackfillFacts(
                                new NodeId(id(row, "node_id")),
                                new GrantId(id(row, "grant_id")),
                                Sql.instant(row, "covers_from"),
                                Sql.instant(row, "covers_until"),
                                UsageBackfill.digest(reason)),
                        reason,
                        new UsageBackfill.By(
                                operator,
                                new AccountId(id(row, "asked_by_account")),
                                new MemberId(id(row, "asked_by"))),
                        Sql.instant(row, "asked_at")),
                state == BackfillState.ASKED
                        ? null
                        : new UsageBackfill.Decision(
                                state,
                                new MemberId(id(row, "decided_by")),
                                Sql.instant(row, "decided_at")));
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }
}
