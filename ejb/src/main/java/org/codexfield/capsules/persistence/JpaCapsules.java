package org.codexfield.capsules.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.codexfield.capsules.CapsuleId;
import org.codexfield.capsules.model.Capsule;
import org.codexfield.capsules.model.CapsuleIsUnknown;
import org.codexfield.capsules.model.Capsules;
import org.codexfield.capsules.verify.CapsuleName;

@ApplicationScoped
class JpaCapsules implements Capsules {

    @PersistenceContext(unitName = "codexfield")
    EntityManager entities;

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
}
