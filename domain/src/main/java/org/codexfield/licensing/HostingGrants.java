package org.codexfield.licensing;

import java.util.List;
import java.util.Optional;
import org.codexfield.identity.OrganisationId;
import org.codexfield.shared.Digest;

/**
 * Query: of which versions an organisation may keep copies and serve them, by its grants with the
 * action {@code host}. A grant counts while it is in force and its licence permits hosting at
 * present for one of its purposes. It asks nobody who calls.
 */
public interface HostingGrants {

    /** The most grants that are looked at for one organisation; the oldest first. */
    int MOST = 10_000;

    /**
     * All such versions.
     *
     * @param nodeRegion the country in which the copies are kept, for example {@code CH}
     */
    List<HostableVersion> of(OrganisationId holder, String nodeRegion);

    /** The same of one version. */
    Optional<HostableVersion> find(OrganisationId holder, String nodeRegion, Digest manifest);
}
