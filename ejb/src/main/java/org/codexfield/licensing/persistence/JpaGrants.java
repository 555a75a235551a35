package org.codexfield.licensing.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import org.codexfield.identity.OrganisationId;
import org.codexfield.licensing.GrantId;
import org.codexfield.licensing.GrantStatus;
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
    public List<Grant> held(Digest capsule, OrganisationId consumer, Instant now, int most) {
        return entities.createQuery(
                        "SELECT g FROM Grant g WHERE g.capsuleDigest = :capsule"
                                + " AND g.consumerId = :consumer AND g.status = :active"
                                + " AND g.validUntil > :now ORDER BY g.id",
                        Grant.class)
                .setParameter("capsule", capsule.bytes())
                .setParameter("consumer", consumer.value())
                .setParameter("active", GrantStatus.ACTIVE)
                .setParameter("now", now)
                .setMaxResults(most)
                .getResultList();
    }
}
