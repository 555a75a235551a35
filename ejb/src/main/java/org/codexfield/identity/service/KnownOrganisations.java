package org.codexfield.identity.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import org.codexfield.identity.KnownOrganisation;
import org.codexfield.identity.OrganisationDirectory;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.model.Organisation;
import org.codexfield.identity.model.OrganisationStatus;
import org.codexfield.identity.model.Organisations;

/** Tells other contexts of the organisations that take part or did. */
@ApplicationScoped
class KnownOrganisations implements OrganisationDirectory {

    @Inject Organisations organisations;

    @Override
    public Optional<KnownOrganisation> find(String slug) {
        return organisations.find(slug).flatMap(KnownOrganisations::known);
    }

    @Override
    public Optional<KnownOrganisation> find(OrganisationId id) {
        return known(organisations.get(id));
    }

    @Override
    public Set<OrganisationId> active(Set<OrganisationId> ids) {
        return ids.isEmpty() ? Set.of() : organisations.active(ids);
    }

    private static Optional<KnownOrganisation> known(Organisation organisation) {
        return switch (organisation.status()) {
            case REGISTERED, REJECTED -> Optional.empty();
            case ACTIVE, SUSPENDED ->
                    Optional.of(
                            new KnownOrganisation(
                                    organisation.id(),
                                    organisation.slug(),
                                    organisation.name(),
                                    organisation.did(),
                                    organisation.status() == OrganisationStatus.ACTIVE));
        };
    }
}
