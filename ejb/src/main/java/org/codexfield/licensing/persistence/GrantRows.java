package org.codexfield.licensing.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.codexfield.evidence.Subject;
import org.codexfield.licensing.GrantId;
import org.codexfield.licensing.service.GrantEntryView;
import org.codexfield.licensing.service.GrantView;
import org.codexfield.shared.Digest;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;
import org.codexfield.shared.persistence.Sql;
import org.codexfield.shared.persistence.SqlList;

/** Grants and their history, as lists and pages show them. */
final class GrantRows {

    private static final SqlList ENTRIES =
            new SqlList(
                    "SELECT e.id, e.kind, e.member_id, e.body, e.valid_until, e.at"
                            + " FROM licensing.grant_entry e",
                    Map.of("kind", "LOWER(e.kind)", "at", "e.at"),
                    List.of("e.body"),
                    "e.id");

    private GrantRows() {}

    /** Whether its time is over is a matter of the time, so the list is made for one instant. */
    private static SqlList grants(Instant now) {
        return new SqlList(
                "SELECT g.id, g.request_id, g.capsule, g.capsule_digest, g.terms_digest,"
                        + " g.provider_id, g.consumer_id, g.beneficiary_id, g.actions,"
                        + " g.purposes, g.conditions, g.status, g.reason, g.valid_from,"
                        + " g.valid_until, g.approved_until, g.version, e.member_id AS decided_by,"
                        + " o.number AS capsule_version"
                        + " FROM licensing.access_grant g LEFT JOIN licensing.grant_entry e"
                        + " ON e.grant_id = g.id AND e.kind = 'ISSUED'"
                        + " JOIN licensing.access_request r ON r.id = g.request_id"
                        + " JOIN licensing.offer_version o ON o.offer_id = r.offer_id"
                        + " AND o.revision = r.offer_revision"
                        + " AND o.capsule_digest = r.capsule_digest",
                Map.of(
                        "status",
                        "CASE WHEN g.status <> 'REVOKED' AND g.valid_until <="
                                + " TIMESTAMP WITH TIME ZONE '"
                                + now
                                + "' THEN 'expired' ELSE LOWER(g.status) END",
                        "capsule",
                        "g.capsule",
                        "validFrom",
                        "g.valid_from",
                        "validUntil",
                        "g.valid_until"),
                List.of("g.capsule", "g.purposes"),
                "g.id DESC");
    }

    static Page<GrantView> page(Sql sql, RequestScope scope, ListQuery query, Instant now) {
        return grants(now)
                .page(sql, query, scope.condition(), scope.parameters(), row -> grant(row, now));
    }

    static Page<GrantEntryView> entries(Sql sql, GrantId id, ListQuery query) {
        return ENTRIES.page(
                sql,
                query,
                "e.grant_id = ?",
                List.of(id.value()),
                row ->
                        new GrantEntryView(
                                row.getObject("id", UUID.class),
                                JdbcLicensingViews.code(row.getString("kind")),
                                row.getObject("member_id", UUID.class),
                                "",
                                row.getString("body"),
                                Sql.instant(row, "valid_until"),
                                Sql.instant(row, "at")));
    }

    private static GrantView grant(ResultSet row, Instant now) throws SQLException {
        var validUntil = Sql.instant(row, "valid_until");
        var status = JdbcLicensingViews.code(row.getString("status"));
        return new GrantView(
                row.getObject("id", UUID.class),
                row.getObject("request_id", UUID.class),
                row.getString("capsule"),
                row.getString("capsule_version"),
                new Digest(row.getBytes("capsule_digest")),
                new Digest(row.getBytes("terms_digest")),
                row.getObject("provider_id", UUID.class),
                "",
                row.getObject("consumer_id", UUID.class),
                "",
                row.getObject("beneficiary_id", UUID.class),
                "",
                list(row, "actions"),
                list(row, "purposes"),
                row.getString("conditions"),
                !status.equals("revoked") && !now.isBefore(validUntil) ? "expired" : status,
                row.getString("reason"),
                Objects.requireNonNullElse(row.getObject("decided_by", UUID.class), Subject.NOBODY),
                "",
                Sql.instant(row, "valid_from"),
                validUntil,
                Sql.instant(row, "approved_until"),
                row.getLong("version"));
    }

    /** The words of a column, which a draft may have none of. */
    static List<String> list(ResultSet row, String column) throws SQLException {
        var words = row.getString(column);
        return words.isEmpty() ? List.of() : List.of(words.split(",", -1));
    }
}
