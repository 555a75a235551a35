package org.codexfield.capsules.filesystem;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.codexfield.capsules.model.ContentIsAltered;
import org.codexfield.capsules.model.ContentStore;
import org.codexfield.evidence.verify.BlockHasher;
import org.codexfield.evidence.verify.BlockTree;
import org.codexfield.evidence.verify.MerkleFrontier;
import org.codexfield.shared.Digest;

/** A range of a file, read block by block; a block is given out after its hash was compared. */
final class CheckedRange implements ContentStore.Opened {

    private static final System.Logger LOG = System.getLogger(CheckedRange.class.getName());

    private final FileChannel file;
    private final BlockTree content;
    private final byte[] hashes;
    private final long from;
    private final long end;
    private final byte[] block;

    private CheckedRange(FileChannel file, BlockTree content, byte[] hashes, long from, long end) {
        this.file = file;
        this.content = content;
        this.hashes = hashes;
        this.from = from;
        this.end = end;
        this.block = new byte[(int) Math.min(BlockTree.BLOCK_BYTES, content.sizeBytes())];
    }

    static CheckedRange open(Path file, Path blocks, BlockTree content, long from, long sizeBytes)
            throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            var hashes = checkedHashes(blocks, content);
            if (channel.size() != content.sizeBytes()) {
                throw new ContentIsAltered(content.sha256());
            }
            var range = new CheckedRange(channel, content, hashes, from, from + sizeBytes);
            if (sizeBytes > 0) {
                range.load(range.index(from));
            }
            return range;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void copyTo(OutputStream to) throws IOException {
        long position = from;
        while (position < end) {
            int index = index(position);
            if (position > from) {
                load(index);
            }
            int start = (int) (position % BlockTree.BLOCK_BYTES);
            int length = (int) Math.min(content.blockBytes(index) - start, end - position);
            to.write(block, start, length);
            position += length;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private int index(long position) {
        return (int) (position / BlockTree.BLOCK_BYTES);
    }

    private void load(int index) throws IOException {
        int length = content.blockBytes(index);
        var buffer = ByteBuffer.wrap(block, 0, length);
        long start = (long) index * BlockTree.BLOCK_BYTES;
        int read = 0;
        while (buffer.hasRemaining() && read >= 0) {
            read = file.read(buffer, start + buffer.position());
        }
        if (buffer.hasRemaining()
                || !BlockHasher.blockHash(block, length).equals(hash(hashes, index))) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "Block " + index + " of " + content.sha256() + " is altered");
            throw new ContentIsAltered(content.sha256());
        }
    }

    /** The stored hashes of the blocks, if they lead to the root that was sealed. */
    private static byte[] checkedHashes(Path blocks, BlockTree content) throws IOException {
        long expected = (long) content.blocks() * Digest.SIZE_BYTES;
        if (Files.size(blocks) != expected) {
            throw new ContentIsAltered(content.sha256());
        }
        var hashes = Files.readAllBytes(blocks);
        var frontier = MerkleFrontier.EMPTY;
        for (int i = 0; i < hashes.length / Digest.SIZE_BYTES; i++) {
            frontier = frontier.append(hash(hashes, i));
        }
        if (hashes.length != expected || !frontier.root().equals(content.root())) {
            throw new ContentIsAltered(content.sha256());
        }
        return hashes;
    }

    private static Digest hash(byte[] hashes, int index) {
        int start = index * Digest.SIZE_BYTES;
        return new Digest(Arrays.copyOfRange(hashes, start, start + Digest.SIZE_BYTES));
    }
}
