package org.codexfield.capsules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.codexfield.capsules.model.Capsule;
import org.codexfield.capsules.model.CapsuleVersion;
import org.codexfield.capsules.verify.CapsuleKind;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.Documentation;
import org.codexfield.capsules.verify.ManifestHead;
import org.codexfield.capsules.verify.ManifestParent;
import org.codexfield.capsules.verify.ManifestPart;
import org.codexfield.capsules.verify.ParentTerms;
import org.codexfield.capsules.verify.PartPath;
import org.codexfield.capsules.verify.Relation;
import org.codexfield.capsules.verify.ShareKind;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.evidence.verify.BlockTree;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.OrganisationId;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;

/** What the tests of capsules speak of. */
public final class CapsulesFixture {

    public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    public static final Did ACME_DID = new Did("did:web:example.org:organisations:acme");
    public static final OrganisationId ACME = new OrganisationId(new UUID(7, 1));
    public static final MemberId ANN = new MemberId(new UUID(7, 2));
    public static final VersionNumber ONE = new VersionNumber("1.0.0");

    private CapsulesFixture() {}

    public static Capsule aCapsule(CapsuleKind kind) {
        return new Capsule(new Capsule.Owner(ACME, "acme", ACME_DID), "scans", kind, ANN, NOON);
    }

    public static CapsuleVersion aDraft() {
        return new CapsuleVersion(aCapsule(CapsuleKind.DATASET), ONE, ANN, NOON);
    }

    public static CapsuleVersion aVersion(VersionStatus status) {
        var version = aDraft();
        var capsule = aCapsule(CapsuleKind.DATASET);
        if (status != VersionStatus.DRAFT) {
            version.seal(aHead(), Digest.of(new byte[0]), aSignature(), NOON);
        }
        if (status == VersionStatus.PUBLISHED || status == VersionStatus.WITHDRAWN) {
            version.publish(capsule, NOON);
        }
        if (status == VersionStatus.WITHDRAWN) {
            version.withdraw(capsule, "wrong", NOON);
        }
        return version;
    }

    public static ManifestHead aHead() {
        return new ManifestHead(
                CapsuleName.parse("acme/scans"),
                ONE,
                CapsuleKind.DATASET,
                ACME_DID,
                Optional.empty());
    }

    public static ManifestSignature aSignature() {
        return new ManifestSignature("a..b", ACME_DID + "#k1", "z6Mk");
    }

    public static Documentation aDocumentation() {
        return new Documentation("Scans", "Lung scans", "# Scans", List.of("lung"));
    }

    public static ManifestPart aPart(String path, String content) {
        return new ManifestPart(new PartPath(path), "text/plain", treeOf(content.getBytes(UTF_8)));
    }

    public static BlockTree treeOf(byte[] content) {
        try {
            return BlockTree.of(new ByteArrayInputStream(content), hash -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ManifestParent aParent(String of, ParentTerms terms) {
        return new ManifestParent(digest(of), Relation.DERIVED_FROM, terms);
    }

    public static ParentTerms terms(ShareKind kind, int ppm) {
        return new ParentTerms(Optional.of(digest("terms")), kind, ppm);
    }

    public static Digest digest(String of) {
        return Digest.of(of.getBytes(UTF_8));
    }
}
