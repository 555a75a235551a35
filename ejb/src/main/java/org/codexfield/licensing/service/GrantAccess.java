package org.codexfield.licensing.service;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.codexfield.identity.Role;
import org.codexfield.licensing.GrantId;
import org.codexfield.licensing.model.AccessRequest;
import org.codexfield.licensing.model.AccessRequests;
import org.codexfield.licensing.model.Decider;
import org.codexfield.licensing.model.Grant;
import org.codexfield.licensing.model.GrantIsUnknown;
import org.codexfield.licensing.model.Grants;
import org.codexfield.licensing.model.LicensingCommand;

/** Finds grants, and tells nobody of one that they may not see. */
@Dependent
class GrantAccess {

    @Inject Grants grants;
    @Inject AccessRequests requests;
    @Inject RequestGround ground;
    @Inject LicensingPermit permit;

    /**
     * The grant, if the caller may see it.
     *
     * @throws GrantIsUnknown otherwise
     */
    Grant visible(GrantId id) {
        var grant = grants.get(id);
        if (!permit.allows(LicensingCommand.READ_GIVEN_GRANTS, grant.provider())
                && !permit.allows(LicensingCommand.READ_HELD_GRANTS, grant.consumer())) {
            throw new GrantIsUnknown(id.toString());
        }
        return grant;
    }

    /** The same, if it is still as the caller saw it. */
    Grant visible(GrantId id, Optional<Long> seen) {
        var grant = visible(id);
        seen.ifPresent(grant::requireVersion);
        return grant;
    }

    /** The caller as somebody who decides about a grant, for whoever gave it. */
    Decider decider(LicensingCommand command, Grant grant) {
        return permit.decider(command, grant.provider(), requested(grant).createdAt());
    }

    /** Goes on only while provider and consumer take part. */
    void requireActive(Grant grant) {
        ground.requireActive(grant.provider(), grant.consumer());
    }

    /** Who approved it last, as their role says. */
    Role lastApprover(Grant grant) {
        return requested(grant).lastApprover();
    }

    private AccessRequest requested(Grant grant) {
        return requests.get(grant.facts().request());
    }
}
