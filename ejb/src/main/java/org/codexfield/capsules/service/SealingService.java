package org.codexfield.capsules.service;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.codexfield.capsules.ManifestSignature;
import org.codexfield.capsules.model.Capsule;
import org.codexfield.capsules.model.CapsuleCommand;
import org.codexfield.capsules.model.CapsuleVersion;
import org.codexfield.capsules.model.ManifestIsAnother;
import org.codexfield.capsules.model.Seal;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.Manifest;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.evidence.Fact;
import org.codexfield.identity.CurrentUser;
import org.codexfield.identity.DocumentSigner;
import org.codexfield.shared.Digest;

/** Seals drafts: from then on a version is what its manifest says, for ever. */
@Stateless
public class SealingService {

    @Inject CapsuleAccess access;
    @Inject DraftManifests manifests;
    @Inject DocumentSigner signer;
    @Inject CurrentUser currentUser;
    @Inject Clock clock;
    @Inject Event<Fact> facts;
    @Inject SealedRows sealed;

    /**
     * Seals a draft.
     *
     * @param expected the digest of the manifest that the caller saw; none to seal what there is
     * @param signature the detached JWS of an organisation that holds its key itself
     * @return the digest of the manifest
     * @throws ManifestIsAnother if the draft is not what the caller saw
     */
    @RolesAllowed("publisher")
    public Digest seal(
            CapsuleName name,
            VersionNumber number,
            Optional<Digest> expected,
            Optional<String> signature) {
        var capsule = access.toChange(CapsuleCommand.SEAL_VERSION, name);
        var draft = access.locked(capsule, number);
        draft.requireOpen(CapsuleCommand.SEAL_VERSION);
        var prepared = manifests.of(capsule, draft);
        var digest = prepared.manifest().digest();
        if (expected.filter(seen -> !seen.equals(digest)).isPresent()) {
            throw new ManifestIsAnother(digest);
        }
        var seal = sign(capsule, draft, prepared, signature);
        sealed.keep(seal);
        facts.fire(draft.seal(prepared.manifest().head(), digest, seal.signature(), seal.at()));
        return digest;
    }

    /**
     * The manifest of a version in canonical JSON: of a draft, what sealing would sign now.
     *
     * @throws org.codexfield.shared.DomainException if the draft could not be sealed
     */
    @PermitAll
    public String manifest(CapsuleName name, VersionNumber number) {
        var version = access.visible(name, number);
        if (!CapsuleAccess.isDraft(version)) {
            return sealed.get(version.id()).json();
        }
        return manifests.of(access.visible(name), version).text();
    }

    private Seal sign(
            Capsule capsule,
            CapsuleVersion draft,
            DraftManifests.Prepared prepared,
            Optional<String> given) {
        var manifest = prepared.manifest();
        var signed =
                signer.signDetached(
                        capsule.owner(), Manifest.SIGNATURE_TYPE, manifest.bytes(), given);
        return new Seal(
                draft.id(),
                capsule.owner(),
                manifest,
                new ManifestSignature(signed.jws(), signed.kid(), signed.publicKeyMultibase()),
                prepared.totals(),
                currentUser.caller().member(),
                clock.instant());
    }
}
