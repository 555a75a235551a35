package org.codexfield.identity.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.Slug;
import org.codexfield.identity.model.Organisation;
import org.codexfield.identity.model.OrganisationIsUnknown;
import org.codexfield.identity.model.OrganisationStatus;
import org.codexfield.identity.model.Organisations;

@ApplicationScoped
class JpaOrganisations implements Organisations {

    @PersistenceContext(unitName = "codexfield")
    EntityManager entities;

    @Override
    public void add(Organisation organisation) {
        entities.persist(organisation);
        entities.flush();
    }

    @Override
    public void remove(Organisation organisation) {
        entities.remove(organisation);
        entities.flush();
    }

    @Override
    public List<OrganisationId> undecidedSince(Instant registered, int most) {
        return entities.createQuery(
                        "SELECT o FROM Organisation o WHERE o.status = :status AND o.registeredAt"
                                + " <= :registered ORDER BY o.registeredAt, o.id",
                        Organisation.class)
                .setParameter("status", OrganisationStatus.REGISTERED)
                .setParameter("registered", registered)
                .setMaxResults(most)
                .getResultStream()
                .map(Organisation::id)
                .toList();
    }

    @Override
    public long countUndecided() {
        return entities.createQuery(
                        "SELECT COUNT(o) FROM Organisation o WHERE o.status = :status", Long.class)
                .setParameter("status", OrganisationStatus.REGISTERED)
                .getSingleResult();
    }

    @Override
    public long countUndecided(EmailAddress contact) {
        return entities.createQuery(
                        "SELECT COUNT(o) FROM Organisation o WHERE o.status = :status"
                                + " AND o.contactEmail = :contact",
                        Long.class)
                .setParameter("status", OrganisationStatus.REGISTERED)
                .setParameter("contact", contact.value())
                .getSingleResult();
    }

    @Override
    public Set<OrganisationId> active(Set<OrganisationId> ids) {
        return entities.createQuery(
                        "SELECT o.id FROM Organisation o WHERE o.id IN :ids AND o.status = :status",
                        UUID.class)
                .setParameter("ids", ids.stream().map(OrganisationId::value).toList())
                .setParameter("status", OrganisationStatus.ACTIVE)
                .getResultStream()
                .map(OrganisationId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Organisation get(OrganisationId id) {
        var found = entities.find(Organisation.class, id.value());
        if (found == null) {
            throw new OrganisationIsUnknown(id.toString());
        }
        return found;
    }

    @Override
    public Organisation get(String slug) {
        return find(slug).orElseThrow(() -> new OrganisationIsUnknown(slug));
    }

    @Override
    public Optional<Organisation> find(String slug) {
        if (!Slug.isOne(slug)) {
            return Optional.empty();
        }
        return entities.createQuery(
                        "SELECT o FROM Organisation o WHERE o.slug = :slug", Organisation.class)
                .setParameter("slug", slug)
                .getResultStream()
                .findFirst();
    }

    @Override
    public Organisation lock(OrganisationId id) {
        var found = entities.find(Organisation.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
        if (found == null) {
            throw new OrganisationIsUnknown(id.toString());
        }
        return found;
    }
}
