package org.codexfield.licensing;

import java.util.Set;
import org.codexfield.identity.OrganisationKind;

/**
 * A rule that approves without anybody looking, once the requesting organisation has vouched where
 * the route demands it.
 *
 * @param purposes every purpose asked for must be one of these or narrower
 * @param organisations the requesting organisation must be one of these
 * @param grantDays for how long access is granted
 */
public record AutoApproval(
        Set<String> purposes, Set<OrganisationKind> organisations, int grantDays) {

    /** Copies. */
    public AutoApproval {
        purposes = Set.copyOf(purposes);
        organisations = Set.copyOf(organisations);
    }
}
