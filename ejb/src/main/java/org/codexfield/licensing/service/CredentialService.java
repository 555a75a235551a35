package org.codexfield.licensing.service;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import org.codexfield.licensing.GrantId;
import org.codexfield.licensing.model.GrantIsUnknown;
import org.codexfield.licensing.model.Grants;
import org.codexfield.licensing.model.LicensingCommand;
import org.codexfield.licensing.model.StatusListIsUnknown;
import org.codexfield.licensing.model.StatusLists;

/** Capability credentials for those who hold a grant, and status lists for everybody. */
@Stateless
public class CredentialService {

    @Inject Grants grants;
    @Inject CapabilityIssue issue;
    @Inject StatusLists lists;
    @Inject CredentialSigner signer;
    @Inject SignedStatusLists signed;
    @Inject LicensingPermit permit;
    @Inject Clock clock;

    /**
     * The credential of a grant, as {@code vc+jwt}; signed when it is fetched first, and again
     * after the grant was extended or the key that signed it was reported as compromised.
     *
     * @throws GrantIsUnknown if the caller may not see the grant
     * @throws org.codexfield.shared.DomainException if the grant is revoked or over, or the
     *     provider cannot sign
     */
    @RolesAllowed("requester")
    public String credential(GrantId id) {
        var grant = grants.get(id);
        if (!permit.allows(LicensingCommand.READ_HELD_GRANTS, grant.consumer())) {
            throw new GrantIsUnknown(id.toString());
        }
        permit.require(LicensingCommand.FETCH_CREDENTIAL, grant.consumer());
        grant.requireUsable(clock.instant());
        return issue.find(grant).orElseGet(() -> first(id));
    }

    /** One at a time, of the grant as it is by then: two first fetches give the same. */
    private String first(GrantId id) {
        var grant = grants.lock(id);
        grant.requireUsable(clock.instant());
        return issue.find(grant).orElseGet(() -> issue.sign(grant));
    }

    /**
     * A status list as it is now, as {@code vc+jwt}.
     *
     * @throws StatusListIsUnknown if there is none
     */
    @PermitAll
    public String statusList(UUID id) {
        var list = lists.find(id).orElseThrow(() -> new StatusListIsUnknown(id.toString()));
        var set = lists.set(list);
        return signed.of(id, set, () -> signer.statusList(list, set));
    }
}
