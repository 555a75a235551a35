package org.codexfield.metering.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.codexfield.identity.OrganisationId;
import org.codexfield.licensing.GrantId;
import org.codexfield.metering.BackfillId;
import org.codexfield.metering.service.UsageBackfillView;
import org.codexfield.metering.service.UsageBackfillViews;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;
import org.codexfield.shared.persistence.Sql;
import org.codexfield.shared.persistence.SqlList;

@Dependent
class JdbcUsageBackfillViews implements UsageBackfillViews {

    private static final String SELECT =
            "SELECT b.id, b.grant_id, b.node_id, n.operator_slug, b.covers_from, b.covers_until,"
                    + " b.reason, LOWER(b.state) AS state, b.asked_at, b.decided_at,"
                    + " b.reportable_until FROM metering.usage_backfill b"
                    + " JOIN metering.node n ON n.id = b.node_id";

    private static final String CONCERNED =
            "b.grant_id = ? AND (b.consumer_id = ? OR b.provider_id = ? OR b.operator_id = ?)";

    private static final SqlList LIST =
            new SqlList(
                    SELECT,
                    Map.of("state", "LOWER(b.state)", "at", "b.asked_at"),
                    List.of("b.reason"),
                    "b.id DESC");

    private final Sql sql;

    @Inject
    JdbcUsageBackfillViews(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Page<UsageBackfillView> ofGrant(
            GrantId grant, OrganisationId concerned, ListQuery query) {
        return LIST.page(
                sql,
                query,
                CONCERNED,
                List.of(grant.value(), concerned.value(), concerned.value(), concerned.value()),
                JdbcUsageBackfillViews::view);
    }

    @Override
    public Optional<UsageBackfillView> find(
            GrantId grant, BackfillId id, OrganisationId concerned) {
        var own = concerned.value();
        return sql.find(
                SELECT + " WHERE " + CONCERNED + " AND b.id = ?",
                List.of(grant.value(), own, own, own, id.value()),
                JdbcUsageBackfillViews::view);
    }

    private static UsageBackfillView view(ResultSet row) throws SQLException {
        return new UsageBackfillView(
                row.getObject("id", UUID.class),
                row.getObject("grant_id", UUID.class),
                row.getObject("node_id", UUID.class),
                row.getString("operator_slug"),
                Sql.instant(row, "covers_from"),
                Sql.instant(row, "covers_until"),
                row.getString("reason"),
                row.getString("state"),
                Sql.instant(row, "asked_at"),
                Sql.optionalInstant(row, "decided_at"),
                Sql.optionalInstant(row, "reportable_until"));
    }
}
