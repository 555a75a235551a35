package org.codexfield.evidence.verify;

import java.util.ArrayList;
import java.util.List;
import org.codexfield.shared.Digest;

/**
 * The Merkle tree hash of RFC 9162, section 2.1.1, with SHA-256.
 *
 * <p>A leaf hash is {@code SHA-256(0x00 || leaf)}, a node hash {@code SHA-256(0x01 || left ||
 * right)}; the tree of no leaves has the hash of nothing. {@link MerkleFrontier} grows a tree,
 * {@link MerkleProver} makes proofs, {@link InclusionProof} and {@link ConsistencyProof} check
 * them.
 */
public final class MerkleTree {

    /** The most leaves a tree may have: the largest integer that JSON carries exactly. */
    public static final long MAX_SIZE = StrictJson.MAX_INTEGER;

    private static final byte LEAF_PREFIX = 0;
    private static final byte NODE_PREFIX = 1;
    private static final Digest EMPTY = Digest.of(new byte[0]);

    private MerkleTree() {}

    /** The hash of the tree without leaves. */
    public static Digest emptyRoot() {
        return EMPTY;
    }

    /** The hash of a leaf's bytes. */
    public static Digest leafHash(byte[] leaf) {
        var input = new byte[1 + leaf.length];
        input[0] = LEAF_PREFIX;
        System.arraycopy(leaf, 0, input, 1, leaf.length);
        return Digest.of(input);
    }

    /** The hash of a node above two subtrees. */
    public static Digest nodeHash(Digest left, Digest right) {
        var input = new byte[1 + 2 * Digest.SIZE_BYTES];
        input[0] = NODE_PREFIX;
        System.arraycopy(left.bytes(), 0, input, 1, Digest.SIZE_BYTES);
        System.arraycopy(right.bytes(), 0, input, 1 + Digest.SIZE_BYTES, Digest.SIZE_BYTES);
        return Digest.of(input);
    }

    /** The root of a tree with these leaf hashes, in order. */
    public static Digest root(List<Digest> leafHashes) {
        var frontier = MerkleFrontier.EMPTY;
        for (Digest leafHash : leafHashes) {
            frontier = frontier.append(leafHash);
        }
        return frontier.root();
    }

    /**
     * The complete subtrees whose hashes make up the hash of the leaves from {@code start} to
     * before {@code end}, largest first. The start must be aligned as it is in the recursion of RFC
     * 9162, section 2.1.1.
     */
    static List<Subtree> cover(long start, long end) {
        var subtrees = new ArrayList<Subtree>();
        long next = start;
        while (next < end) {
            int level = 63 - Long.numberOfLeadingZeros(end - next);
            subtrees.add(new Subtree(level, next >> level));
            next += 1L << level;
        }
        return subtrees;
    }

    /** The hash over a cover's hashes. */
    static Digest fold(List<Digest> hashes) {
        if (hashes.isEmpty()) {
            return EMPTY;
        }
        Digest hash = hashes.get(hashes.size() - 1);
        for (int i = hashes.size() - 2; i >= 0; i--) {
            hash = nodeHash(hashes.get(i), hash);
        }
        return hash;
    }

    /** The largest power of two below a size of at least 2: where RFC 9162 splits a tree. */
    static long split(long size) {
        return Long.highestOneBit(size - 1);
    }

    static void requireSize(long size) {
        if (size < 0 || size > MAX_SIZE) {
            throw new ProofIsMalformed("a tree of " + size + " leaves");
        }
    }
}
