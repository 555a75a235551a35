package org.codexfield.node.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import org.codexfield.evidence.verify.BlockTree;
import org.codexfield.evidence.verify.InclusionProof;
import org.codexfield.evidence.verify.MerkleProver;
import org.codexfield.evidence.verify.MerkleTree;
import org.codexfield.shared.Digest;

/** The hashes of a content's blocks, which lead to its root: 32 bytes for each MiB. */
final class BlockHashes extends AbstractList<Digest> implements RandomAccess {

    private final byte[] hashes;

    private BlockHashes(byte[] hashes) {
        this.hashes = hashes;
    }

    /**
     * Reads them.
     *
     * @throws ContentIsAltered if they do not lead to the root
     */
    static BlockHashes read(Path file, BlockTree content) throws IOException {
        if (content.blocks() == 0) {
            return new BlockHashes(new byte[0]);
        }
        if (content.blocks() == 1) {
            // the root of one leaf is that leaf
            return new BlockHashes(content.root().bytes());
        }
        if (!Files.exists(file)
                || Files.size(file) != (long) content.blocks() * Digest.SIZE_BYTES) {
            throw new ContentIsAltered(content.sha256());
        }
        var hashes = new BlockHashes(Files.readAllBytes(file));
        if (hashes.size() != content.blocks() || !MerkleTree.root(hashes).equals(content.root())) {
            throw new ContentIsAltered(content.sha256());
        }
        return hashes;
    }

    long sizeBytes() {
        return hashes.length;
    }

    /** The path from a block to the root: RFC 9162, section 2.1.3.1. */
    InclusionProof path(int block) {
        var prover =
                new MerkleProver(
                        subtrees ->
                                subtrees.stream()
                                        .map(tree -> root(tree.level(), tree.index()))
                                        .toList());
        return prover.inclusion(block, size());
    }

    private Digest root(int level, long index) {
        int from = Math.toIntExact(index << level);
        List<Digest> below = subList(from, from + (1 << level));
        return MerkleTree.root(below);
    }

    @Override
    public Digest get(int index) {
        int start = index * Digest.SIZE_BYTES;
        return new Digest(Arrays.copyOfRange(hashes, start, start + Digest.SIZE_BYTES));
    }

    @Override
    public int size() {
        return hashes.length / Digest.SIZE_BYTES;
    }
}
