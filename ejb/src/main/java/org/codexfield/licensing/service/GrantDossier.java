package org.codexfield.licensing.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.codexfield.capsules.CapsuleVersionId;
import org.codexfield.capsules.SealedVersion;
import org.codexfield.capsules.SealedVersions;
import org.codexfield.evidence.EvidenceQuery;
import org.codexfield.evidence.LoggedDocument;
import org.codexfield.evidence.LoggedDocuments;
import org.codexfield.evidence.LoggedEvidence;
import org.codexfield.evidence.verify.CanonicalJson;
import org.codexfield.evidence.verify.EvidencePack;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.OrganisationKeys;
import org.codexfield.identity.SigningKeyId;
import org.codexfield.licensing.GrantEvidence;
import org.codexfield.licensing.GrantId;
import org.codexfield.licensing.model.AccessRequests;
import org.codexfield.licensing.model.EvidenceIsPending;
import org.codexfield.licensing.model.Grant;

/** Collects what shows a grant: capsule, terms, the way to it, keys, and the log's proofs. */
@Dependent
class GrantDossier implements GrantEvidence {

    @Inject SealedVersions versions;
    @Inject OrganisationKeys keys;
    @Inject LoggedDocuments documents;
    @Inject AccessRequests requests;
    @Inject LicensingViews views;

    @Inject GrantAccess access;
    @Inject PackSigner signer;

    @Override
    public EvidencePack.Sealed seal(EvidencePack pack, String kind, String id) {
        return signer.seal(pack, kind, id);
    }

    @Override
    public EvidencePack collect(GrantId id, EvidenceQuery more) {
        var grant = access.visible(id);
        var version =
                versions.find(grant.facts().capsuleDigest())
                        .orElseThrow(() -> new IllegalStateException("Sealed is for ever"));
        var logged =
                documents.collect(
                        new EvidenceQuery(
                                subjects(grant, version.id(), more.subjects()),
                                more.documents(),
                                more.since()));
        if (!logged.isComplete()) {
            throw new EvidenceIsPending();
        }
        var pack = new EvidencePack();
        addCapsule(pack, version);
        pack.add(
                "grant/terms.json",
                views.offeredLicence(grant.facts().termsDigest())
                        .orElseThrow(() -> new IllegalStateException("Terms are kept for ever"))
                        .odrl());
        addKeys(pack, grant);
        addLogged(pack, logged);
        return pack;
    }

    private Set<UUID> subjects(Grant grant, CapsuleVersionId version, Set<UUID> more) {
        var request = requests.get(grant.facts().request());
        var subjects = new LinkedHashSet<>(more);
        subjects.add(version.value());
        subjects.add(request.offer().value());
        subjects.add(request.id().value());
        subjects.add(grant.id().value());
        for (var organisation : signers(grant)) {
            keys.all(organisation).stream().map(SigningKeyId::value).forEach(subjects::add);
        }
        return subjects;
    }

    private Set<OrganisationId> signers(Grant grant) {
        var signers = new LinkedHashSet<OrganisationId>();
        signers.add(keys.installation());
        signers.add(grant.provider());
        signers.add(grant.consumer());
        return signers;
    }

    private void addCapsule(EvidencePack pack, SealedVersion version) {
        var sealed = versions.documents(version.id());
        pack.add("capsule/manifest.json", sealed.manifest());
        pack.add("capsule/manifest.jws", sealed.signature());
        // issued some seconds after the seal
        pack.add("capsule/ownership.jwt", sealed.ownership().orElseThrow(EvidenceIsPending::new));
    }

    private void addKeys(EvidencePack pack, Grant grant) {
        int number = 1;
        for (var organisation : signers(grant)) {
            var document = keys.document(organisation).toJson();
            pack.add("did/" + number + ".json", CanonicalJson.of(document));
            number++;
        }
    }

    private static void addLogged(EvidencePack pack, LoggedEvidence logged) {
        for (LoggedDocument document : logged.documents()) {
            pack.addLogged(document.body(), document.proof().orElseThrow(EvidenceIsPending::new));
        }
        logged.growth()
                .ifPresent(
                        proof ->
                                pack.add(
                                        "log/consistency.json",
                                        new String(CanonicalJson.of(proof.toJson()), UTF_8)));
    }
}
