package org.codexfield.metering.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.codexfield.capsules.CapsuleVersionId;
import org.codexfield.capsules.SealedDocuments;
import org.codexfield.capsules.SealedVersion;
import org.codexfield.capsules.SealedVersions;
import org.codexfield.capsules.VersionStatus;
import org.codexfield.capsules.verify.CapsuleKind;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.ManifestPart;
import org.codexfield.capsules.verify.PartPath;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.identity.model.Organisation;
import org.codexfield.identity.persistence.TestIdentity;
import org.codexfield.shared.Digest;

/** Sealed versions as tests say; each has one part, {@code data.csv}. */
final class KnownVersions implements SealedVersions {

    static final VersionNumber ONE = new VersionNumber("1.0.0");
    static final PartPath PART = new PartPath("data.csv");

    private final Map<Digest, SealedVersion> known = new ConcurrentHashMap<>();
    private final ManifestPart part;

    KnownVersions(ManifestPart part) {
        this.part = part;
    }

    /** A version of a new capsule. */
    SealedVersion aVersion(Organisation owner, VersionStatus status) {
        var capsule = new CapsuleName(owner.slug(), "c" + TestIdentity.aName());
        var version =
                new SealedVersion(
                        CapsuleVersionId.next(TestIdentity.NOON),
                        owner.id(),
                        capsule,
                        ONE,
                        CapsuleKind.DATASET,
                        "Scans",
                        Digest.of(capsule.toString().getBytes(UTF_8)),
                        status);
        known.put(version.manifestDigest(), version);
        return version;
    }

    /** The same version, withdrawn. */
    void withdraw(SealedVersion of) {
        known.put(
                of.manifestDigest(),
                new SealedVersion(
                        of.id(),
                        of.owner(),
                        of.capsule(),
                        of.number(),
                        of.kind(),
                        of.title(),
                        of.manifestDigest(),
                        VersionStatus.WITHDRAWN));
    }

    @Override
    public Optional<SealedVersion> find(Digest manifestDigest) {
        return Optional.ofNullable(known.get(manifestDigest));
    }

    @Override
    public Optional<SealedVersion> find(CapsuleName capsule, VersionNumber number) {
        return known.values().stream()
                .filter(one -> one.capsule().equals(capsule) && one.number().equals(number))
                .findFirst();
    }

    @Override
    public List<SealedVersion> published(CapsuleName capsule) {
        throw new UnsupportedOperationException("Nobody asks");
    }

    @Override
    public Optional<SealedVersion> listed(CapsuleName capsule) {
        throw new UnsupportedOperationException("Nobody asks");
    }

    @Override
    public Optional<ManifestPart> part(CapsuleVersionId version, PartPath path) {
        return path.equals(PART) ? Optional.of(part) : Optional.empty();
    }

    @Override
    public Optional<String> manifest(CapsuleVersionId version) {
        return Optional.of("{\"version\":\"" + version + "\"}");
    }

    @Override
    public SealedDocuments documents(CapsuleVersionId version) {
        throw new UnsupportedOperationException("No test of metering asks for documents");
    }
}
