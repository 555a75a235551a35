package org.codexfield.identity.service;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.codexfield.identity.model.IdentityCommand;

/** Names for identifiers: what other contexts keep of people and organisations are those alone. */
@Stateless
public class NameService {

    @Inject IdentityViews views;
    @Inject Permit permit;

    /**
     * The names of members, all in one query. Whoever reads the whole audit trail sees all, anybody
     * else those of their own organisation; the rest is left out.
     */
    @RolesAllowed("user")
    public Map<UUID, String> members(Set<UUID> identifiers) {
        var own = permit.caller().organisation();
        boolean all = permit.allows(IdentityCommand.READ_WHOLE_AUDIT_TRAIL, own);
        if (!all && !permit.allows(IdentityCommand.READ_MEMBERS, own)) {
            return Map.of();
        }
        return views.memberNames(identifiers, all ? Optional.empty() : Optional.of(own));
    }

    /** The names of organisations, all in one query. */
    @RolesAllowed("user")
    public Map<UUID, String> organisations(Set<UUID> identifiers) {
        return views.organisationNames(identifiers);
    }
}
