package org.codexfield.licensing.service;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.codexfield.evidence.Fact;
import org.codexfield.evidence.LoggedDocuments;
import org.codexfield.identity.DocumentSigner;
import org.codexfield.licensing.CapabilityIssued;
import org.codexfield.licensing.model.Grant;
import org.codexfield.licensing.model.IssuedCredentials;
import org.codexfield.licensing.model.StatusLists;
import org.codexfield.shared.Digest;

/** The credentials of grants: those that were signed and count, and new ones. */
@Dependent
class CapabilityIssue {

    private static final String GRANT_ISSUED = "grant.issued";

    @Inject IssuedCredentials issued;
    @Inject StatusLists lists;
    @Inject CredentialSigner signer;
    @Inject DocumentSigner keys;
    @Inject LoggedDocuments documents;
    @Inject Clock clock;
    @Inject Event<Fact> facts;

    /** The one that was signed last for the end of the grant, unless its key counts no more. */
    Optional<String> find(Grant grant) {
        return issued.newest(grant.id(), grant.facts().validUntil())
                .filter(one -> keys.verifies(grant.provider(), one.kid()))
                .map(IssuedCredentials.Issued::jwt);
    }

    /** Signs another. */
    String sign(Grant grant) {
        var now = clock.instant();
        var document = grantDocument(grant);
        var signed = signer.credential(grant, document, lists.places(grant.id(), grant.provider()));
        issued.add(
                grant.id(),
                grant.facts().validUntil(),
                new IssuedCredentials.Issued(signed.kid(), signed.jws()),
                now);
        facts.fire(
                new CapabilityIssued(
                        grant.id(),
                        grant.provider(),
                        document,
                        Digest.of(signed.jws().getBytes(StandardCharsets.US_ASCII)),
                        signed.kid(),
                        signed.publicKeyMultibase(),
                        now));
        return signed.jws();
    }

    private Digest grantDocument(Grant grant) {
        return documents
                .find(GRANT_ISSUED, grant.id().value())
                .orElseThrow(() -> new IllegalStateException("Every grant was logged"))
                .leaf()
                .documentDigest();
    }
}
