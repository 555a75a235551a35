package org.codexfield.evidence.verify;

/**
 * The address of a complete, aligned subtree of a log's Merkle tree: it covers the {@code 2^level}
 * leaves from {@code index * 2^level} on. Level 0 is a single leaf. Its hash never changes once all
 * its leaves are there.
 *
 * @param level the height above the leaves, 0 to {@value #MAX_LEVEL}
 * @param index the position among the subtrees of that level, from 0
 */
public record Subtree(int level, long index) {

    /** The highest level; no tree that JSON can number is taller. */
    public static final int MAX_LEVEL = 53;

    /**
     * @throws ProofIsMalformed if level or index is out of range
     */
    public Subtree {
        if (level < 0 || level > MAX_LEVEL || index < 0 || index > (MerkleTree.MAX_SIZE >> level)) {
            throw new ProofIsMalformed("no subtree at level " + level + ", index " + index);
        }
    }
}
