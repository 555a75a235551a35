package org.codexfield.capsules.service;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import org.codexfield.capsules.CapsuleVersionId;
import org.codexfield.capsules.OwnershipCertified;
import org.codexfield.capsules.model.Seals;
import org.codexfield.capsules.model.Seals.SealedManifest;
import org.codexfield.capsules.model.VersionIsNotSealed;
import org.codexfield.capsules.verify.Manifest;
import org.codexfield.evidence.Change;
import org.codexfield.evidence.Fact;
import org.codexfield.evidence.LoggedDocument;
import org.codexfield.evidence.LoggedDocuments;
import org.codexfield.evidence.verify.CanonicalJson;
import org.codexfield.evidence.verify.SignedLeaf;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.identity.DocumentSigner;
import org.codexfield.shared.Digest;
import org.codexfield.shared.Ids;
import org.codexfield.shared.UtcText;

/**
 * Issues the ownership credential of a version once the log has taken its seal: a Verifiable
 * Credential 2.0, secured as a JWT (VC-JOSE-COSE section 3.1.1), see {@code docs/manifest.md}.
 */
@Dependent
@Transactional
public class CredentialIssuer {

    @Inject Seals seals;
    @Inject LoggedDocuments documents;
    @Inject DocumentSigner signer;
    @Inject Clock clock;
    @Inject Event<Fact> facts;

    /**
     * Issues one credential, in one transaction.
     *
     * @return false while the log has not taken the seal
     */
    public boolean issue(CapsuleVersionId version) {
        var document =
                documents
                        .find(Manifest.LEAF_TYPE, version.value())
                        .orElseThrow(VersionIsNotSealed::new);
        var proof = document.proof();
        if (proof.isEmpty()) {
            return false;
        }
        var sealed = seals.find(version).orElseThrow(VersionIsNotSealed::new);
        var now = clock.instant();
        var credential = signed(sealed, document, proof.get(), now);
        if (seals.certify(version, credential, now)) {
            var after = Digest.of(credential.getBytes(US_ASCII));
            facts.fire(new OwnershipCertified(version, sealed.owner(), Change.created(after)));
        }
        return true;
    }

    private String signed(
            SealedManifest sealed, LoggedDocument document, SignedLeaf proof, Instant now) {
        var manifest = StrictJson.parse(sealed.json());
        var credential = StrictJson.newObject();
        credential
                .putArray("@context")
                .add("https://www.w3.org/ns/credentials/v2")
                .add("https://www.w3.org/ns/credentials/undefined-terms/v2");
        credential.put("id", "urn:uuid:" + Ids.next(now));
        credential.putArray("type").add("VerifiableCredential").add("CapsuleOwnershipCredential");
        credential.put("issuer", signer.installation().value());
        credential.put("validFrom", UtcText.of(now));
        var subject = credential.putObject("credentialSubject");
        subject.put("id", manifest.path("creator").asText());
        var owned = subject.putObject("owns");
        owned.put("capsule", manifest.path("capsule").asText());
        owned.put("version", manifest.path("version").asText());
        owned.put("manifestDigest", sealed.digest().hex());
        position(owned.putObject("log"), document, proof);
        return signer.signAsInstallation("vc+jwt", "vc", CanonicalJson.of(credential)).jws();
    }

    private static void position(ObjectNode log, LoggedDocument document, SignedLeaf proof) {
        log.put("origin", document.log())
                .put("leafIndex", proof.proof().leafIndex())
                .put("leafType", document.leaf().type())
                .put("documentDigest", document.leaf().documentDigest().hex());
    }
}
