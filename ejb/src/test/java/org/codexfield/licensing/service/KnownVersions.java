package org.codexfield.licensing.service;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.codexfield.capsules.CapsuleVersionId;
import org.codexfield.capsules.SealedDocuments;
import org.codexfield.capsules.SealedVersion;
import org.codexfield.capsules.SealedVersions;
import org.codexfield.capsules.VersionStatus;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.ManifestPart;
import org.codexfield.capsules.verify.PartPath;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.shared.Digest;

/** Versions that a test says are sealed. */
record KnownVersions(Map<CapsuleName, List<SealedVersion>> sealed) implements SealedVersions {

    @Override
    public Optional<SealedVersion> find(Digest manifestDigest) {
        return sealed.values().stream()
                .flatMap(List::stream)
                .filter(version -> version.manifestDigest().equals(manifestDigest))
                .max(Comparator.comparing(version -> version.id().value()));
    }

    @Override
    public Optional<SealedVersion> listed(CapsuleName capsule) {
        return published(capsule).stream().findFirst();
    }

    @Override
    public Optional<SealedVersion> find(CapsuleName capsule, VersionNumber number) {
        return sealed.getOrDefault(capsule, List.of()).stream()
                .filter(version -> version.number().equals(number))
                .findFirst();
    }

    @Override
    public List<SealedVersion> published(CapsuleName capsule) {
        return sealed.getOrDefault(capsule, List.of()).stream()
                .filter(version -> version.status() == VersionStatus.PUBLISHED)
                .toList();
    }

    @Override
    public Optional<ManifestPart> part(CapsuleVersionId version, PartPath path) {
        return Optional.empty();
    }

    @Override
    public Optional<String> manifest(CapsuleVersionId version) {
        return Optional.empty();
    }

    @Override
    public SealedDocuments documents(CapsuleVersionId version) {
        return new SealedDocuments("{}", "a..b", Optional.empty());
    }
}
