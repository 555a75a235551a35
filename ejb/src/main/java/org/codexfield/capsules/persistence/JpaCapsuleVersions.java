package org.codexfield.capsules.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Comparator;
import java.util.Optional;
import org.codexfield.capsules.CapsuleId;
import org.codexfield.capsules.CapsuleVersionId;
import org.codexfield.capsules.VersionStatus;
import org.codexfield.capsules.model.Capsule;
import org.codexfield.capsules.model.CapsuleVersion;
import org.codexfield.capsules.model.CapsuleVersions;
import org.codexfield.capsules.verify.VersionNumber;

@ApplicationScoped
class JpaCapsuleVersions implements CapsuleVersions {

    @PersistenceContext(unitName = "codexfield")
    EntityManager entities;

    @Override
    public void add(CapsuleVersion version) {
        entities.persist(version);
        entities.flush();
    }

    @Override
    public Optional<CapsuleVersion> find(CapsuleId capsule, VersionNumber number) {
        return entities.createQuery(
                        "SELECT v FROM CapsuleVersion v WHERE v.capsuleId = :capsule"
                                + " AND v.number = :number",
                        CapsuleVersion.class)
                .setParameter("capsule", capsule.value())
                .setParameter("number", number.value())
                .getResultStream()
                .findFirst();
    }

    @Override
    public CapsuleVersion lock(CapsuleVersionId id) {
        var found = entities.find(CapsuleVersion.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
        if (found == null) {
            throw new IllegalStateException("A version is never deleted: " + id);
        }
        // what was read before the lock was had may be out of date
        entities.refresh(found);
        return found;
    }

    @Override
    public long count(CapsuleId capsule) {
        return entities.createQuery(
                        "SELECT COUNT(v) FROM CapsuleVersion v WHERE v.capsuleId = :capsule",
                        Long.class)
                .setParameter("capsule", capsule.value())
                .getSingleResult();
    }

    @Override
    public boolean anyPublic(CapsuleId capsule) {
        return entities.createQuery(
                                "SELECT COUNT(v) FROM CapsuleVersion v WHERE v.capsuleId = :capsule"
                                        + " AND v.publishedAt IS NOT NULL",
                                Long.class)
                        .setParameter("capsule", capsule.value())
                        .getSingleResult()
                > 0;
    }

    @Override
    public Optional<Capsule.Listing> newestPublished(CapsuleId capsule) {
        return entities.createQuery(
                        "SELECT v FROM CapsuleVersion v WHERE v.capsuleId = :capsule"
                                + " AND v.status = :published",
                        CapsuleVersion.class)
                .setParameter("capsule", capsule.value())
                .setParameter("published", VersionStatus.PUBLISHED)
                .getResultStream()
                .max(
                        Comparator.comparing((CapsuleVersion v) -> v.number().isRelease())
                                .thenComparing(CapsuleVersion::number))
                .map(CapsuleVersion::listing);
    }

    @Override
    public void flush() {
        entities.flush();
    }
}
