package org.codexfield.capsules.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.codexfield.capsules.CapsuleId;
import org.codexfield.capsules.model.Capsule;
import org.codexfield.capsules.model.CapsuleIsUnknown;
import org.codexfield.capsules.model.Capsules;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.shared.persistence.Sql;

@ApplicationScoped
class JpaCapsules implements Capsules {

    @PersistenceContext(unitName = "codexfield")
    EntityManager entities;

    @Inject Sql sql;

    @Override
    public void add(Capsule capsule) {
        entities.persist(capsule);
        entities.flush();
    }

    @Override
    public Capsule get(CapsuleName name) {
        return find(name).orElseThrow(() -> new CapsuleIsUnknown(name.toString()));
    }

    @Override
    public Optional<Capsule> find(CapsuleName name) {
        return entities.createQuery(
                        "SELECT c FROM Capsule c WHERE c.organisationSlug = :organisation"
                                + " AND c.slug = :slug",
                        Capsule.class)
                .setParameter("organisation", name.organisation())
                .setParameter("slug", name.slug())
                .getResultStream()
                .findFirst();
    }

    @Override
    public Capsule lock(CapsuleId id) {
        var found = entities.find(Capsule.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
        if (found == null) {
            throw new CapsuleIsUnknown(id.toString());
        }
        // what was read before the lock was had may be out of date
        entities.refresh(found);
        return found;
    }

    @Override
    public void count(Capsule capsule, int change) {
        var of = List.of(capsule.name().organisation(), capsule.kind().name());
        // two that are the first of their kind at once: one row, and both are counted
        sql.update(
                "INSERT INTO capsules.listed_count (organisation_slug, kind, many)"
                        + " VALUES (?, ?, 0) ON CONFLICT DO NOTHING",
                of);
        sql.update(
                "UPDATE capsules.listed_count SET many = many + "
                        + change
                        + " WHERE organisation_slug = ? AND kind = ?",
                of);
    }
}
