package org.codexfield.licensing.service;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import org.codexfield.evidence.Fact;
import org.codexfield.licensing.CapabilityIssued;
import org.codexfield.licensing.GrantId;
import org.codexfield.licensing.model.Grant;
import org.codexfield.licensing.model.GrantIsUnknown;
import org.codexfield.licensing.model.Grants;
import org.codexfield.licensing.model.IssuedCredentials;
import org.codexfield.licensing.model.LicensingCommand;
import org.codexfield.licensing.model.StatusListIsUnknown;
import org.codexfield.licensing.model.StatusLists;
import org.codexfield.shared.Digest;

/** Capability credentials for those who hold a grant, and status lists for everybody. */
@Stateless
public class CredentialService {

    @Inject Grants grants;
    @Inject IssuedCredentials issued;
    @Inject StatusLists lists;
    @Inject CredentialSigner signer;
    @Inject LicensingPermit permit;
    @Inject Clock clock;
    @Inject Event<Fact> facts;

    /**
     * The credential of a grant, as {@code vc+jwt}; signed when it is fetched first, and again
     * after the grant was extended.
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
        return issued.find(id, grant.facts().validUntil()).orElseGet(() -> issue(grant));
    }

    private String issue(Grant grant) {
        var now = clock.instant();
        var signed = signer.credential(grant, lists.places(grant.id(), grant.provider()));
        issued.add(grant.id(), grant.facts().validUntil(), signed.jws(), now);
        facts.fire(
                new CapabilityIssued(
                        grant.id(),
                        grant.provider(),
                        Digest.of(signed.jws().getBytes(StandardCharsets.US_ASCII)),
                        signed.kid(),
                        signed.publicKeyMultibase(),
                        now));
        return signed.jws();
    }

    /**
     * A status list as it is now, as {@code vc+jwt}.
     *
     * @throws StatusListIsUnknown if there is none
     */
    @PermitAll
    public String statusList(UUID id) {
        var list = lists.find(id).orElseThrow(() -> new StatusListIsUnknown(id.toString()));
        return signer.statusList(list, lists.set(list));
    }
}
