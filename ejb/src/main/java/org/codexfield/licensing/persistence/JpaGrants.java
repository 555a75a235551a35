package org.codexfield.licensing.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.codexfield.identity.OrganisationId;
import org.codexfield.licensing.GrantId;
import org.codexfield.licensing.model.Grant;
import org.codexfield.licensing.model.GrantEntry;
import org.codexfield.licensing.model.GrantIsUnknown;
import org.codexfield.licensing.model.Grants;
import org.codexfield.shared.Digest;
import org.codexfield.shared.persistence.Sql;

@ApplicationScoped
class JpaGrants implements Grants {

    @PersistenceContext(unitName = "codexfield")
    EntityManager entities;

    @Inject Sql sql;

    @Override
    public void add(Grant grant) {
        entities.persist(grant);
        entities.flush();
    }

    @Override
    public void add(GrantEntry entry) {
        // a lost race shows as that of the grant
        entities.flush();
        sql.update(
                "INSERT INTO licensing.grant_entry (id, grant_id, kind, member_id, body,"
                        + " valid_until, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                List.of(
                        entry.id(),
                        entry.grant().value(),
                        entry.kind().name(),
                        entry.by().value(),
                        entry.text(),
                        entry.validUntil(),
                        entry.at()));
    }

    @Override
    public Grant get(GrantId id) {
        var found = entities.find(Grant.class, id.value());
        if (found == null) {
            throw new GrantIsUnknown(id.toString());
        }
        return found;
    }

    @Override
    public Grant lock(GrantId id) {
        var found = get(id);
        // what was read before may be another's past by now
        entities.refresh(found, LockModeType.PESSIMISTIC_WRITE);
        return found;
    }

    @Override
    public List<Derivable> derivable(
            Collection<Digest> versions, OrganisationId consumer, Instant now, int mostEach) {
        if (versions.isEmpty()) {
            return List.of();
        }
        var parameters = new ArrayList<Object>(List.of(consumer.value(), now));
        parameters.addAll(versions);
        parameters.add(mostEach);
        return sql.list(
                "SELECT capsule_digest, terms_digest, purposes, valid_from FROM (SELECT id,"
                        + " capsule_digest, terms_digest, purposes, valid_from, ROW_NUMBER() OVER"
                        + " (PARTITION BY capsule_digest ORDER BY id) AS place"
                        + " FROM licensing.access_grant WHERE consumer_id = ?"
                        + " AND status = 'ACTIVE' AND valid_until > ?"
                        + " AND ',' || actions || ',' LIKE '%,derive,%' AND capsule_digest IN ("
                        + String.join(", ", Collections.nCopies(versions.size(), "?"))
                        + ")) held WHERE place <= ? ORDER BY id",
                parameters,
                row ->
                        new Derivable(
                                new Digest(row.getBytes("capsule_digest")),
                                new Digest(row.getBytes("terms_digest")),
                                Set.of(row.getString("purposes").split(",", -1)),
                                Sql.instant(row, "valid_from")));
    }

    @Override
    public List<Hostable> hostable(
            OrganisationId consumer, Optional<Digest> version, Instant now, int most) {
        // what this transaction has just changed counts
        entities.flush();
        var parameters = new ArrayList<Object>(List.of(consumer.value(), now));
        version.ifPresent(parameters::add);
        parameters.add(most);
        return sql.list(
                "SELECT id, capsule_digest, terms_digest, purposes, valid_from, valid_until"
                        + " FROM licensing.access_grant WHERE consumer_id = ?"
                        + " AND status = 'ACTIVE' AND valid_until > ?"
                        + " AND ',' || actions || ',' LIKE '%,host,%'"
                        + (version.isPresent() ? " AND capsule_digest = ?" : "")
                        + " ORDER BY id LIMIT ?",
                parameters,
                row ->
                        new Hostable(
                                new GrantId(row.getObject("id", UUID.class)),
                                new Digest(row.getBytes("capsule_digest")),
                                new Digest(row.getBytes("terms_digest")),
                                Set.of(row.getString("purposes").split(",", -1)),
                                Sql.instant(row, "valid_from"),
                                Sql.instant(row, "valid_until")));
    }
}
