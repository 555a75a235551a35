package org.codexfield.evidence.verify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.codexfield.shared.Digest;

/**
 * Makes the proofs of RFC 9162 from stored subtree hashes, with one read for each proof.
 *
 * <p>A proof for a tree that has grown since is made from the same store, because complete subtrees
 * never change.
 */
public final class MerkleProver {

    private final HashReader reader;

    public MerkleProver(HashReader reader) {
        this.reader = reader;
    }

    /**
     * The root when the tree had this many leaves.
     *
     * @throws ProofIsMalformed if the size is out of range
     */
    public Digest root(long size) {
        return MerkleFrontier.read(size, reader).root();
    }

    /**
     * The audit path of a leaf, RFC 9162 section 2.1.3.1.
     *
     * @param leafIndex the leaf's position, from 0
     * @param treeSize the number of leaves of the tree that the proof is for
     * @throws ProofIsMalformed unless the leaf is in the tree
     */
    public InclusionProof inclusion(long leafIndex, long treeSize) {
        InclusionProof.requireRange(leafIndex, treeSize);
        var parts = new ArrayList<List<Subtree>>();
        long start = 0;
        long end = treeSize;
        while (end - start > 1) {
            long middle = start + MerkleTree.split(end - start);
            if (leafIndex < middle) {
                parts.add(MerkleTree.cover(middle, end));
                end = middle;
            } else {
                parts.add(MerkleTree.cover(start, middle));
                start = middle;
            }
        }
        return new InclusionProof(leafIndex, treeSize, read(parts));
    }

    /**
     * The proof that a tree extends an earlier one, RFC 9162 section 2.1.4.1. From a tree to
     * itself, and from the empty tree, the path is empty.
     *
     * @throws ProofIsMalformed unless {@code 0 <= fromSize <= toSize}
     */
    public ConsistencyProof consistency(long fromSize, long toSize) {
        ConsistencyProof.requireRange(fromSize, toSize);
        var parts = new ArrayList<List<Subtree>>();
        long start = 0;
        long end = toSize;
        while (fromSize > 0 && fromSize < end) {
            long middle = start + MerkleTree.split(end - start);
            if (fromSize <= middle) {
                parts.add(MerkleTree.cover(middle, end));
                end = middle;
            } else {
                parts.add(MerkleTree.cover(start, middle));
                start = middle;
            }
        }
        // the earlier root itself is left out: whoever checks the proof has it
        if (start > 0) {
            parts.add(MerkleTree.cover(start, end));
        }
        return new ConsistencyProof(fromSize, toSize, read(parts));
    }

    /** Reads all parts at once; they were found from the root down, and a path goes up. */
    private List<Digest> read(List<List<Subtree>> parts) {
        Collections.reverse(parts);
        var wanted = parts.stream().flatMap(List::stream).toList();
        var hashes = reader.hashes(wanted);
        if (hashes.size() != wanted.size()) {
            throw new IllegalStateException(
                    "The hash reader gave " + hashes.size() + " of " + wanted.size() + " hashes");
        }
        var path = new ArrayList<Digest>(parts.size());
        int next = 0;
        for (var part : parts) {
            path.add(MerkleTree.fold(hashes.subList(next, next + part.size())));
            next += part.size();
        }
        return path;
    }
}
