package org.codexfield.evidence.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.codexfield.shared.Digest;

/**
 * The right edge of a growing tree: all that must be remembered to append leaves and to know the
 * root, {@code O(log size)} hashes.
 *
 * <pre>{@code
 * var frontier = MerkleFrontier.read(size, store);
 * for (var leaf : batch) {
 *     frontier = frontier.append(leaf.hash(), store::put); // every completed subtree, once
 * }
 * var root = frontier.root();
 * }</pre>
 *
 * @param size the number of leaves
 * @param peaks the hashes of the complete subtrees that make up the tree, largest first: one for
 *     each bit set in the size
 */
public record MerkleFrontier(long size, List<Digest> peaks) {

    /** The tree without leaves. */
    public static final MerkleFrontier EMPTY = new MerkleFrontier(0, List.of());

    /**
     * @throws ProofIsMalformed if the number of peaks does not fit the size
     */
    public MerkleFrontier {
        MerkleTree.requireSize(size);
        peaks = List.copyOf(peaks);
        if (peaks.size() != Long.bitCount(size)) {
            throw new ProofIsMalformed(peaks.size() + " peaks in a tree of " + size + " leaves");
        }
    }

    /** The frontier of a stored tree, by one read. */
    public static MerkleFrontier read(long size, HashReader reader) {
        MerkleTree.requireSize(size);
        return new MerkleFrontier(size, reader.hashes(MerkleTree.cover(0, size)));
    }

    /** The frontier after one more leaf. */
    public MerkleFrontier append(Digest leafHash) {
        return append(leafHash, (subtree, hash) -> {});
    }

    /**
     * The frontier after one more leaf, telling each subtree that this leaf completes, the leaf
     * itself first. Stored by their address, they are what {@link HashReader} serves.
     */
    public MerkleFrontier append(Digest leafHash, BiConsumer<Subtree, Digest> completed) {
        var grown = new ArrayList<>(peaks);
        var hash = leafHash;
        int level = 0;
        long index = size;
        completed.accept(new Subtree(level, index), hash);
        while ((index & 1) == 1) {
            hash = MerkleTree.nodeHash(grown.remove(grown.size() - 1), hash);
            level++;
            index >>= 1;
            completed.accept(new Subtree(level, index), hash);
        }
        grown.add(hash);
        return new MerkleFrontier(size + 1, grown);
    }

    /** The root of the tree. */
    public Digest root() {
        return MerkleTree.fold(peaks);
    }
}
