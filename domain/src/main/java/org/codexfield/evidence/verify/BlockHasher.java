package org.codexfield.evidence.verify;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.Consumer;
import org.codexfield.shared.Digest;

/**
 * Computes a {@link BlockTree} block by block, for those who also do something else with the bytes.
 * Not for several threads.
 */
public final class BlockHasher {

    private static final byte LEAF_PREFIX = 0;

    private final Consumer<Digest> blockHash;
    private final MessageDigest whole = sha256();
    private final MessageDigest leaf = sha256();
    private MerkleFrontier frontier = MerkleFrontier.EMPTY;
    private long sizeBytes;
    private boolean ended;

    /**
     * @param blockHash is given the hash of each block in order
     */
    public BlockHasher(Consumer<Digest> blockHash) {
        this.blockHash = blockHash;
    }

    /** The hash of one block: that of a leaf (RFC 9162 section 2.1.1). */
    public static Digest blockHash(byte[] block, int length) {
        var leaf = sha256();
        leaf.update(LEAF_PREFIX);
        leaf.update(block, 0, length);
        return new Digest(leaf.digest());
    }

    /**
     * Takes the next block.
     *
     * @param length {@link BlockTree#BLOCK_BYTES}, or less for the last block
     * @throws ProofIsMalformed if there is more than {@link BlockTree#MAX_SIZE_BYTES}
     */
    public void update(byte[] block, int length) {
        if (ended || length < 1 || length > BlockTree.BLOCK_BYTES) {
            throw new IllegalStateException("Only the last block may be shorter, none is empty");
        }
        ended = length < BlockTree.BLOCK_BYTES;
        sizeBytes += length;
        if (sizeBytes > BlockTree.MAX_SIZE_BYTES) {
            throw new ProofIsMalformed("content of more than " + BlockTree.MAX_SIZE_BYTES);
        }
        whole.update(block, 0, length);
        leaf.update(LEAF_PREFIX);
        leaf.update(block, 0, length);
        var hash = new Digest(leaf.digest());
        frontier = frontier.append(hash);
        blockHash.accept(hash);
    }

    /** What was taken. */
    public BlockTree finish() {
        return new BlockTree(sizeBytes, new Digest(whole.digest()), frontier.root());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must provide SHA-256", e);
        }
    }
}
