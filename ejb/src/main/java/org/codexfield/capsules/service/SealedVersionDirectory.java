package org.codexfield.capsules.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.codexfield.capsules.CapsuleVersionId;
import org.codexfield.capsules.SealedDocuments;
import org.codexfield.capsules.SealedVersion;
import org.codexfield.capsules.SealedVersions;
import org.codexfield.capsules.model.Seals;
import org.codexfield.capsules.model.VersionIsNotSealed;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.ManifestPart;
import org.codexfield.capsules.verify.PartPath;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.shared.Digest;

/** Tells other contexts of sealed versions. */
@ApplicationScoped
class SealedVersionDirectory implements SealedVersions {

    @Inject CapsuleViews views;
    @Inject Seals seals;

    @Override
    public Optional<SealedVersion> find(Digest manifestDigest) {
        return views.sealed(manifestDigest);
    }

    @Override
    public Optional<SealedVersion> find(CapsuleName capsule, VersionNumber number) {
        return views.sealed(capsule, number);
    }

    @Override
    public List<SealedVersion> published(CapsuleName capsule) {
        return views.published(capsule);
    }

    @Override
    public Optional<SealedVersion> listed(CapsuleName capsule) {
        return views.listed(capsule);
    }

    @Override
    public Optional<ManifestPart> part(CapsuleVersionId version, PartPath path) {
        return seals.part(version, path);
    }

    @Override
    public Optional<String> manifest(CapsuleVersionId version) {
        return seals.find(version).map(Seals.SealedManifest::json);
    }

    @Override
    public SealedDocuments documents(CapsuleVersionId version) {
        var sealed = seals.find(version).orElseThrow(VersionIsNotSealed::new);
        return new SealedDocuments(sealed.json(), sealed.signature(), seals.credential(version));
    }
}
