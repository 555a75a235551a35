package org.codexfield.evidence.verify;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.codexfield.shared.Digest;

/**
 * What content consists of: its size, its digest, and the root of the Merkle tree (RFC 9162 section
 * 2.1.1) over its blocks of 1 MiB, by which each block is checked without the others.
 *
 * @param sizeBytes 0 to {@value #MAX_SIZE_BYTES}
 * @param sha256 of all of it
 * @param root over its blocks, the last of which may be shorter; {@link MerkleTree#emptyRoot()}
 *     when there are none
 */
public record BlockTree(long sizeBytes, Digest sha256, Digest root) {

    /** How large a block is; 1 MiB. */
    public static final int BLOCK_BYTES = 1024 * 1024;

    /** The largest content; 64 GiB, whose block hashes are 2 MiB. */
    public static final long MAX_SIZE_BYTES = 64L * 1024 * BLOCK_BYTES;

    /**
     * @throws ProofIsMalformed if the size is out of bounds
     */
    public BlockTree {
        if (sizeBytes < 0 || sizeBytes > MAX_SIZE_BYTES) {
            throw new ProofIsMalformed("content of " + sizeBytes + " bytes");
        }
    }

    /** How many blocks there are. */
    public int blocks() {
        return (int) ((sizeBytes + BLOCK_BYTES - 1) / BLOCK_BYTES);
    }

    /** How long the block of this index is. */
    public int blockBytes(int index) {
        return (int) Math.min(BLOCK_BYTES, sizeBytes - (long) index * BLOCK_BYTES);
    }

    /**
     * Reads content to its end, holding one block at a time. The stream is not closed.
     *
     * @param blockHash is given the hash of each block in order
     * @throws IOException if the stream cannot be read
     * @throws ProofIsMalformed if there is more than {@link #MAX_SIZE_BYTES}
     */
    public static BlockTree of(InputStream content, Consumer<Digest> blockHash) throws IOException {
        var hasher = new BlockHasher(blockHash);
        var buffer = new byte[BLOCK_BYTES];
        int read = content.readNBytes(buffer, 0, buffer.length);
        while (read > 0) {
            hasher.update(buffer, read);
            read = content.readNBytes(buffer, 0, buffer.length);
        }
        return hasher.finish();
    }
}
