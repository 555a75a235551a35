package org.codexfield.node.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import org.codexfield.evidence.verify.BlockHasher;
import org.codexfield.evidence.verify.BlockTree;
import org.codexfield.evidence.verify.InclusionProof;
import org.codexfield.shared.Digest;

/**
 * Content that is open for reading; each block is given out after its hash was compared. It holds
 * one block. Not for several threads.
 */
public final class CheckedContent implements Closeable {

    private static final System.Logger LOG = System.getLogger(CheckedContent.class.getName());

    private final FileChannel file;
    private final BlockTree content;
    private final BlockHashes hashes;
    private final byte[] block;
    private int loaded = -1;

    CheckedContent(FileChannel file, BlockTree content, BlockHashes hashes) {
        this.file = file;
        this.content = content;
        this.hashes = hashes;
        this.block = new byte[(int) Math.min(BlockTree.BLOCK_BYTES, content.sizeBytes())];
    }

    /**
     * Reads the block in which a position lies, so that an altered one is noticed before an answer
     * begins.
     *
     * @throws ContentIsAltered if it is not what was sealed
     */
    public void load(long position) throws IOException {
        int index = (int) (position / BlockTree.BLOCK_BYTES);
        if (index == loaded || position >= content.sizeBytes()) {
            return;
        }
        loaded = -1;
        int length = content.blockBytes(index);
        if (!read(index, length)
                || !BlockHasher.blockHash(block, length).equals(hashes.get(index))) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "Block " + index + " of " + content.sha256() + " is altered");
            throw new ContentIsAltered(content.sha256());
        }
        loaded = index;
    }

    /**
     * Copies a range.
     *
     * @throws ContentIsAltered at the first block that is not what was sealed; those before it were
     *     written
     */
    public void copy(long from, long sizeBytes, OutputStream to) throws IOException {
        long position = from;
        long end = from + sizeBytes;
        while (position < end) {
            load(position);
            int start = (int) (position % BlockTree.BLOCK_BYTES);
            int length = (int) Math.min(content.blockBytes(loaded) - start, end - position);
            to.write(block, start, length);
            position += length;
        }
    }

    /** Copies all of it into a buffer of its size. */
    public void copy(ByteBuffer to) throws IOException {
        for (int index = 0; index < content.blocks(); index++) {
            load((long) index * BlockTree.BLOCK_BYTES);
            to.put(block, 0, content.blockBytes(index));
        }
    }

    /** The block that is loaded, copied. */
    public byte[] loadedBlock() {
        return Arrays.copyOf(block, content.blockBytes(loaded));
    }

    /** The hash of a block, as it was sealed. */
    public Digest hash(int index) {
        return hashes.get(index);
    }

    /** The path from a block's hash to the root that was sealed. */
    public InclusionProof path(int index) {
        return hashes.path(index);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private boolean read(int index, int length) throws IOException {
        var buffer = ByteBuffer.wrap(block, 0, length);
        long start = (long) index * BlockTree.BLOCK_BYTES;
        int read = 0;
        while (buffer.hasRemaining() && read >= 0) {
            read = file.read(buffer, start + buffer.position());
        }
        return !buffer.hasRemaining();
    }
}
