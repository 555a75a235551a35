package org.codexfield.capsules;

import java.util.List;
import java.util.Set;
import org.codexfield.capsules.verify.ManifestParent;
import org.codexfield.shared.Digest;

/** Query: what sealed versions rest on, for the contexts above. */
public interface LineageDirectory {

    /**
     * A sealed version and the edges to its parents, with their frozen terms.
     *
     * @param version the version
     * @param parents its parents; empty for one that rests on nothing
     */
    record Entry(SealedVersion version, List<ManifestParent> parents) {
        /** Copies. */
        public Entry {
            parents = List.copyOf(parents);
        }
    }

    /**
     * A version and all its ancestors, at most 10,000 as sealing holds it, in no order. It asks
     * nobody who calls.
     *
     * @return empty if no version has this manifest
     */
    List<Entry> lineage(Digest manifest);

    /** Those of these sealed versions that the caller may see. */
    Set<Digest> seen(Set<Digest> manifests);
}
