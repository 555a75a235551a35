package org.codexfield.evidence;

import java.util.Optional;
import java.util.OptionalLong;
import org.codexfield.evidence.verify.InclusionProof;
import org.codexfield.evidence.verify.LogLeaf;

/** Query: proofs that a log holds a leaf, for the contexts above. */
public interface LogProofs {

    /**
     * Proves a leaf.
     *
     * @param origin the log, for example {@code receipts-1}
     * @param index the leaf's place, from 0
     * @param treeSize in the tree of this size; empty: of the newest
     * @throws org.codexfield.shared.DomainException if that tree has no such leaf
     */
    Proved prove(String origin, long index, OptionalLong treeSize);

    /**
     * A leaf and where it stands.
     *
     * @param checkpoint the signed note of exactly this size, if one was signed
     */
    record Proved(LogLeaf leaf, InclusionProof proof, Optional<String> checkpoint) {}
}
