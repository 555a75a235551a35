package org.codexfield.settlement.verify;

import java.util.Comparator;
import java.util.List;
import org.codexfield.capsules.verify.CapsuleKind;
import org.codexfield.capsules.verify.Manifest;
import org.codexfield.capsules.verify.ManifestParent;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;

/**
 * A version as the royalty rule sees it: who owns it, and on what it rests.
 *
 * @param manifest its manifest; a draft, which has none yet, takes {@link Digest#ZERO}
 * @param name what people call it, for example {@code acme/lungs 1.2.0}: refusals tell it; at most
 *     {@value #MAX_NAME} characters
 * @param owner who is paid for it
 * @param kind what it holds; a data set makes its owner a data owner by the default plan
 * @param parents the edges with their frozen terms, as many as a manifest may have; kept sorted by
 *     digest
 */
public record LineageVersion(
        Digest manifest, String name, Did owner, CapsuleKind kind, List<ManifestParent> parents) {

    /** The longest name. */
    public static final int MAX_NAME = 300;

    /**
     * Sorts.
     *
     * @throws LineageVersionIsUnacceptable if the name is too long, or there are too many parents
     * @throws LineageIsAmbiguous if a parent is named twice
     */
    public LineageVersion {
        if (name.length() > MAX_NAME) {
            throw new LineageVersionIsUnacceptable(
                    "its name is longer than " + MAX_NAME + " characters");
        }
        if (parents.size() > Manifest.MAX_PARENTS) {
            throw new LineageVersionIsUnacceptable(
                    "it has more than " + Manifest.MAX_PARENTS + " parents");
        }
        parents =
                parents.stream()
                        .sorted(Comparator.comparing(ManifestParent::manifestDigest))
                        .toList();
        for (int edge = 1; edge < parents.size(); edge++) {
            var parent = parents.get(edge).manifestDigest();
            if (parent.equals(parents.get(edge - 1).manifestDigest())) {
                throw new LineageIsAmbiguous(name, parent);
            }
        }
    }

    /** A sealed version: its creator owns it. */
    public static LineageVersion of(Manifest manifest) {
        var head = manifest.head();
        return new LineageVersion(
                manifest.digest(),
                head.capsule() + " " + head.version().value(),
                head.creator(),
                head.kind(),
                manifest.parents());
    }

    /** Whether its owner is a data owner. */
    boolean isData() {
        return kind == CapsuleKind.DATASET;
    }
}
