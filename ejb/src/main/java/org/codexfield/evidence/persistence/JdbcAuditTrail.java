package org.codexfield.evidence.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import org.codexfield.evidence.model.AuditEntry;
import org.codexfield.evidence.model.AuditTrail;
import org.codexfield.shared.persistence.Sql;

/** Audit entries in {@code evidence.audit_entry}. */
@Dependent
final class JdbcAuditTrail implements AuditTrail {

    private final Sql sql;

    @Inject
    JdbcAuditTrail(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(AuditEntry entry) {
        var actor = entry.actor();
        var subject = entry.subject();
        sql.update(
                "INSERT INTO evidence.audit_entry (id, at, member_id, organisation_id, command,"
                        + " subject_type, subject_id, subject_organisation_id, digest_before,"
                        + " digest_after, address, account_id, caller_kind, api_key_id)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                List.of(
                        entry.id(),
                        entry.at(),
                        actor.member(),
                        actor.organisation(),
                        entry.command(),
                        subject.type(),
                        subject.id(),
                        subject.organisation(),
                        entry.change().before(),
                        entry.change().after(),
                        actor.address(),
                        actor.account(),
                        actor.kind(),
                        actor.apiKey()));
    }
}
