package org.codexfield.licensing.service;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.OptionalLong;
import java.util.Set;
import org.codexfield.evidence.EvidenceQuery;
import org.codexfield.evidence.verify.EvidencePack;
import org.codexfield.licensing.GrantEvidence;
import org.codexfield.licensing.GrantId;
import org.codexfield.licensing.model.Grant;
import org.codexfield.licensing.model.IssuedCredentials;
import org.codexfield.licensing.model.LicensingCommand;

/** Evidence packs of grants, for those who may see the grant. */
@Stateless
@RolesAllowed("user")
public class GrantEvidenceService {

    @Inject GrantAccess access;
    @Inject GrantEvidence evidence;
    @Inject IssuedCredentials issued;
    @Inject LicensingPermit permit;

    /**
     * What is wanted in a pack besides what everybody gets.
     *
     * @param credentials the credentials too, which let whoever reads them use the capsule
     * @param since the size of the log at which the reader knows it; empty for no consistency proof
     */
    public record Wanted(boolean credentials, OptionalLong since) {

        /** What everybody gets. */
        public static final Wanted LEAST = new Wanted(false, OptionalLong.empty());
    }

    /**
     * The pack, signed by the installation.
     *
     * @throws org.codexfield.licensing.model.GrantIsUnknown if the caller may not see the grant
     * @throws org.codexfield.licensing.model.EvidenceIsPending for the seconds until the log has
     *     taken what just happened
     * @throws org.codexfield.shared.DomainException if credentials are wanted by somebody who may
     *     not fetch them, or the log never had that size
     */
    public EvidencePack.Sealed pack(GrantId id, Wanted wanted) {
        var grant = access.visible(id);
        var pack = evidence.collect(id, new EvidenceQuery(Set.of(), Set.of(), wanted.since()));
        if (wanted.credentials()) {
            addCredentials(pack, grant);
        }
        return evidence.seal(pack, "grant", id.toString());
    }

    private void addCredentials(EvidencePack pack, Grant grant) {
        permit.require(LicensingCommand.FETCH_CREDENTIAL, grant.consumer());
        int number = 1;
        for (var credential : issued.all(grant.id())) {
            pack.add("grant/credential-" + number + ".jwt", credential.jwt());
            number++;
        }
    }
}
