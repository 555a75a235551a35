package org.codexfield.capsules.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.codexfield.capsules.CapsuleId;
import org.codexfield.capsules.CapsuleVersionId;
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
        // after three numbers of nine digits one byte tells a release from a pre-release
        List<?> newest =
                entities.createNativeQuery(
                                "SELECT CAST(v.id AS VARCHAR(36)) FROM capsules.version v"
                                        + " WHERE v.capsule_id = ?1 AND v.status = 'PUBLISHED'"
                                        + " ORDER BY SUBSTRING(v.precedence FROM 28 FOR 1) DESC,"
                                        + " v.precedence DESC, v.number DESC LIMIT 1")
                        .setParameter(1, capsule.value())
                        .getResultList();
        return newest.stream()
                .findFirst()
                .map(id -> entities.find(CapsuleVersion.class, UUID.fromString(id.toString())))
                .map(CapsuleVersion::listing);
    }

    @Override
    public void flush() {
        entities.flush();
    }
}
