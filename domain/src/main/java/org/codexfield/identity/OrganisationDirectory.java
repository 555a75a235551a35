package org.codexfield.identity;

import java.util.Optional;
import java.util.Set;

/** Query: organisations, for the contexts above. It asks nobody who calls. */
public interface OrganisationDirectory {

    /** The organisation of this short name, if it takes part or did. */
    Optional<KnownOrganisation> find(String slug);

    /** The organisation of this identifier, if it takes part or did. */
    Optional<KnownOrganisation> find(OrganisationId id);

    /** Those of these organisations that take part. */
    Set<OrganisationId> active(Set<OrganisationId> ids);
}
