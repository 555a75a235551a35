package org.codexfield.capsules.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.codexfield.capsules.model.CredentialIsPending;
import org.codexfield.capsules.model.Seals;
import org.codexfield.capsules.model.VersionIsNotSealed;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.Manifest;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.evidence.LoggedDocument;
import org.codexfield.evidence.LoggedDocuments;

/** What shows that a version is what it says: signature, leaf, ownership credential. */
@Stateless
@PermitAll
public class ProofService {

    @Inject CapsuleAccess access;
    @Inject SealedRows sealed;
    @Inject Seals seals;
    @Inject LoggedDocuments documents;

    /** The detached JWS of a sealed version's manifest. */
    public String signature(CapsuleName name, VersionNumber number) {
        return sealed.get(access.visible(name, number).id()).signature();
    }

    /** The document of the leaf by which the log holds the seal, with the proof. */
    public LoggedDocument seal(CapsuleName name, VersionNumber number) {
        return documents
                .find(Manifest.LEAF_TYPE, access.visible(name, number).id().value())
                .orElseThrow(VersionIsNotSealed::new);
    }

    /**
     * The ownership credential as a compact JWS.
     *
     * @throws CredentialIsPending for the seconds until the log has taken the seal
     */
    public String ownershipCredential(CapsuleName name, VersionNumber number) {
        var version = access.visible(name, number).id();
        sealed.get(version);
        return seals.credential(version).orElseThrow(CredentialIsPending::new);
    }
}
