package org.codexfield.licensing.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.OrganisationId;
import org.codexfield.licensing.AccessRequestId;
import org.codexfield.licensing.StageDecision;
import org.codexfield.licensing.model.AccessRequest;
import org.codexfield.licensing.model.AccessRequestIsUnknown;
import org.codexfield.licensing.model.AccessRequests;
import org.codexfield.licensing.model.RequestContent;
import org.codexfield.licensing.model.RequestEntry;
import org.codexfield.shared.Digest;
import org.codexfield.shared.persistence.Sql;

@ApplicationScoped
class JpaAccessRequests implements AccessRequests {

    private static final String RUNNING = " status IN ('SUBMITTED', 'IN_REVIEW') AND ";

    @PersistenceContext(unitName = "codexfield")
    EntityManager entities;

    @Inject Sql sql;

    @Override
    public void add(AccessRequest request) {
        entities.persist(request);
        entities.flush();
    }

    @Override
    public AccessRequest get(AccessRequestId id) {
        var found = entities.find(AccessRequest.class, id.value());
        if (found == null) {
            throw new AccessRequestIsUnknown(id.toString());
        }
        return found;
    }

    @Override
    public AccessRequest lock(AccessRequestId id) {
        var found = entities.find(AccessRequest.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
        if (found == null) {
            throw new AccessRequestIsUnknown(id.toString());
        }
        // what was read before the lock was had may be out of date
        entities.refresh(found);
        return found;
    }

    @Override
    public long attachedBytes(OrganisationId consumer) {
        return sql.number(
                "SELECT COALESCE(SUM(attachment_bytes), 0) FROM licensing.access_request"
                        + " WHERE consumer_id = ?",
                List.of(consumer.value()));
    }

    @Override
    public Optional<RequestContent> submission(AccessRequestId id, int round) {
        return round < 1
                ? Optional.empty()
                : sql.find(
                        "SELECT content FROM licensing.request_entry WHERE request_id = ?"
                                + " AND kind = 'SUBMITTED' ORDER BY id"
                                + " OFFSET ? ROWS FETCH FIRST 1 ROWS ONLY",
                        List.of(id.value(), round - 1),
                        row -> RequestContent.read(row.getString(1)));
    }

    @Override
    public void nameContents(AccessRequestId id, Set<Digest> contents) {
        for (var named : named(id)) {
            if (!contents.contains(named)) {
                sql.update(
                        "DELETE FROM licensing.attached_content WHERE request_id = ?"
                                + " AND sha256 = ? AND handed_in = FALSE",
                        List.of(id.value(), named));
            }
        }
        sql.batch(
                "INSERT INTO licensing.attached_content (request_id, sha256, handed_in)"
                        + " VALUES (?, ?, FALSE) ON CONFLICT DO NOTHING",
                contents.stream().map(content -> List.of(id.value(), content)).toList());
    }

    private List<Digest> named(AccessRequestId id) {
        return sql.list(
                "SELECT sha256 FROM licensing.attached_content WHERE request_id = ?"
                        + " AND handed_in = FALSE",
                List.of(id.value()),
                row -> new Digest(row.getBytes(1)));
    }

    @Override
    public boolean nameContent(Digest sha256) {
        return sql.number(
                        "SELECT count(*) FROM licensing.attached_content WHERE sha256 = ?",
                        List.of(sha256))
                > 0;
    }

    @Override
    public long countOpen(OrganisationId consumer) {
        return sql.number(
                "SELECT count(*) FROM licensing.access_request WHERE consumer_id = ? AND"
                        + " status IN ('DRAFT', 'SUBMITTED', 'IN_REVIEW', 'RETURNED')",
                List.of(consumer.value()));
    }

    @Override
    public List<AccessRequestId> lapsed(Instant now, int most) {
        return due("lapse_at", now, most);
    }

    @Override
    public List<AccessRequestId> toRemind(Instant now, int most) {
        return due("remind_at", now, most);
    }

    private List<AccessRequestId> due(String column, Instant now, int most) {
        return sql.list(
                "SELECT id FROM licensing.access_request WHERE"
                        + RUNNING
                        + column
                        + " <= ? ORDER BY "
                        + column
                        + ", id LIMIT ?",
                List.of(now, most),
                row -> new AccessRequestId(row.getObject(1, UUID.class)));
    }

    @Override
    public void add(RequestEntry entry) {
        // a lost race shows as that of the request, before a constraint of its history
        entities.flush();
        if (entry.kind() == RequestEntry.Kind.SUBMITTED) {
            sql.update(
                    "UPDATE licensing.attached_content SET handed_in = TRUE WHERE request_id = ?",
                    List.of(entry.request().value()));
        }
        sql.update(
                "INSERT INTO licensing.request_entry (id, request_id, kind, member_id,"
                        + " organisation_id, visibility, body, content, round, stage, decider, at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                Arrays.asList(
                        entry.id(),
                        entry.request().value(),
                        entry.kind().name(),
                        entry.by().value(),
                        entry.organisation().value(),
                        entry.visibility().name(),
                        entry.text(),
                        entry.content(),
                        entry.round() == 0 ? null : entry.round(),
                        entry.decision().map(StageDecision::stage).orElse(null),
                        entry.decider().map(AccountId::value).orElse(null),
                        entry.at()));
    }

    @Override
    public List<RequestContent> submissions(AccessRequestId id, int most) {
        return sql.list(
                "SELECT content FROM licensing.request_entry WHERE request_id = ?"
                        + " AND kind = 'SUBMITTED' ORDER BY id DESC LIMIT ?",
                List.of(id.value(), most),
                row -> RequestContent.read(row.getString(1)));
    }

    @Override
    public long countEntries(AccessRequestId id) {
        return sql.number(
                "SELECT count(*) FROM licensing.request_entry WHERE request_id = ?",
                List.of(id.value()));
    }
}
