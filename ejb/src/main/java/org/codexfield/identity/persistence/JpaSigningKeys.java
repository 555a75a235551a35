package org.codexfield.identity.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.model.OrganisationHasNoSuchKey;
import org.codexfield.identity.model.SigningKey;
import org.codexfield.identity.model.SigningKeyStatus;
import org.codexfield.identity.model.SigningKeys;

@ApplicationScoped
class JpaSigningKeys implements SigningKeys {

    @PersistenceContext(unitName = "codexfield")
    EntityManager entities;

    @Override
    public void add(SigningKey key) {
        entities.persist(key);
        entities.flush();
    }

    @Override
    public SigningKey get(OrganisationId organisation, String kid) {
        if (!SigningKey.isKid(kid)) {
            throw new OrganisationHasNoSuchKey(kid);
        }
        return entities.createQuery(
                        "SELECT k FROM SigningKey k WHERE k.organisationId = :organisation"
                                + " AND k.kid = :kid",
                        SigningKey.class)
                .setParameter("organisation", organisation.value())
                .setParameter("kid", kid)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new OrganisationHasNoSuchKey(kid));
    }

    @Override
    public Optional<SigningKey> active(OrganisationId organisation) {
        return entities.createQuery(
                        "SELECT k FROM SigningKey k WHERE k.organisationId = :organisation"
                                + " AND k.status = :active",
                        SigningKey.class)
                .setParameter("organisation", organisation.value())
                .setParameter("active", SigningKeyStatus.ACTIVE)
                .getResultStream()
                .findFirst();
    }

    @Override
    public List<SigningKey> all(OrganisationId organisation) {
        return entities.createQuery(
                        "SELECT k FROM SigningKey k WHERE k.organisationId = :organisation"
                                + " ORDER BY k.id",
                        SigningKey.class)
                .setParameter("organisation", organisation.value())
                .getResultList();
    }

    @Override
    public boolean exists(String publicKeyMultibase) {
        return entities.createQuery(
                                "SELECT COUNT(k) FROM SigningKey k"
                                        + " WHERE k.publicKeyMultibase = :key",
                                Long.class)
                        .setParameter("key", publicKeyMultibase)
                        .getSingleResult()
                > 0;
    }

    @Override
    public void flush() {
        entities.flush();
    }
}
