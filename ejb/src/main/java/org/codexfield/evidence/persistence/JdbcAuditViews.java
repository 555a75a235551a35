package org.codexfield.evidence.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.codexfield.evidence.service.AuditEntryView;
import org.codexfield.evidence.service.AuditScope;
import org.codexfield.evidence.service.AuditViews;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;
import org.codexfield.shared.persistence.Sql;
import org.codexfield.shared.persistence.SqlList;

/** Reads {@code evidence.audit_entry}. */
@Dependent
final class JdbcAuditViews implements AuditViews {

    private static final SqlList LIST =
            new SqlList(
                    "SELECT a.id, a.at, a.member_id, a.organisation_id, a.command, a.subject_type,"
                            + " a.subject_id, a.subject_organisation_id, a.digest_before,"
                            + " a.digest_after, a.address, a.account_id, a.caller_kind,"
                            + " a.api_key_id, d.id AS document_id FROM"
                            + " evidence.audit_entry a LEFT JOIN evidence.document d ON d.id ="
                            + " a.id",
                    Map.of(
                            "at", "a.at",
                            "command", "a.command",
                            "member", "a.member_id",
                            "organisation", "a.organisation_id",
                            "subjectType", "a.subject_type",
                            "address", "a.address"),
                    List.of("a.command", "a.subject_type", "a.address"),
                    "a.at DESC, a.id DESC");

    private final Sql sql;

    @Inject
    JdbcAuditViews(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Page<AuditEntryView> page(AuditScope scope, ListQuery query) {
        var conditions = new ArrayList<String>(List.of("1 = 1"));
        var parameters = new ArrayList<Object>();
        scope.organisation()
                .ifPresent(
                        organisation -> {
                            conditions.add(
                                    "(a.organisation_id = ? OR a.subject_organisation_id = ?)");
                            parameters.add(organisation);
                            parameters.add(organisation);
                        });
        scope.subject()
                .ifPresent(
                        subject -> {
                            conditions.add("a.subject_id = ?");
                            parameters.add(subject);
                        });
        scope.from()
                .ifPresent(
                        from -> {
                            conditions.add("a.at >= ?");
                            parameters.add(from);
                        });
        scope.until()
                .ifPresent(
                        until -> {
                            conditions.add("a.at < ?");
                            parameters.add(until);
                        });
        var where = String.join(" AND ", conditions);
        return LIST.page(sql, query, where, parameters, JdbcAuditViews::view);
    }

    @Override
    public boolean concerns(UUID entry, UUID organisation) {
        return sql.number(
                        "SELECT count(*) FROM evidence.audit_entry WHERE id = ? AND"
                                + " (organisation_id = ? OR subject_organisation_id = ?)",
                        List.of(entry, organisation, organisation))
                > 0;
    }

    private static AuditEntryView view(ResultSet row) throws SQLException {
        return new AuditEntryView(
                row.getObject("id", UUID.class),
                Sql.instant(row, "at"),
                row.getObject("account_id", UUID.class),
                row.getObject("member_id", UUID.class),
                row.getObject("organisation_id", UUID.class),
                row.getString("command"),
                row.getString("subject_type"),
                row.getObject("subject_id", UUID.class),
                row.getObject("subject_organisation_id", UUID.class),
                HexFormat.of().formatHex(row.getBytes("digest_before")),
                HexFormat.of().formatHex(row.getBytes("digest_after")),
                row.getString("caller_kind").toLowerCase(Locale.ROOT).replace('_', '-'),
                row.getObject("api_key_id", UUID.class),
                row.getString("address"),
                row.getObject("document_id", UUID.class) != null);
    }
}
