package org.codexfield.portal.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.codexfield.capsules.service.ProofService;
import org.codexfield.capsules.service.SealingService;
import org.codexfield.evidence.LoggedDocument;
import org.jspecify.annotations.Nullable;

/** What shows that a sealed version is what it says: to be checked in the browser's page. */
@Named("capsuleProof")
@RequestScoped
public class CapsuleProof {

    @Inject private CapsulePage page;
    @Inject private SealingService sealing;
    @Inject private ProofService proofs;
    private @Nullable LoggedDocument seal;

    /** Whether there is anything to prove. */
    public boolean exists() {
        return !page.is("draft");
    }

    /** The manifest in canonical JSON. */
    public String manifest() {
        return sealing.manifest(page.capsuleName(), page.versionNumber());
    }

    /** The detached JWS over the manifest. */
    public String signature() {
        return proofs.signature(page.capsuleName(), page.versionNumber());
    }

    /** The document of the leaf by which the log holds the seal. */
    public String document() {
        return seal().body();
    }

    /** The proof that the log holds it; empty for the seconds until it does. */
    public String proof() {
        return seal().proof().map(leaf -> leaf.toJson().toPrettyString()).orElse("");
    }

    /** Where the owner's DID document is, below the context path. */
    public String didDocument() {
        return "/organisations/" + page.capsuleName().organisation() + "/did.json";
    }

    /** Where a document of the version is in the REST interface, below the context path. */
    public String rest(String document) {
        return "/api/v1/capsules/"
                + page.capsuleName()
                + "/versions/"
                + page.versionNumber().value()
                + document;
    }

    private LoggedDocument seal() {
        if (seal == null) {
            seal = proofs.seal(page.capsuleName(), page.versionNumber());
        }
        return seal;
    }
}
