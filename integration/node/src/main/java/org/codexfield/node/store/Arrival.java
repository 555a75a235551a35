package org.codexfield.node.store;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.codexfield.evidence.verify.BlockHasher;
import org.codexfield.evidence.verify.BlockTree;

/**
 * Content that arrives, in as many attempts as it takes. Whole blocks are kept between attempts and
 * between starts; they are hashed again when it goes on, so whatever happened to them meanwhile is
 * noticed in the end. Not for several threads.
 */
public final class Arrival implements Closeable {

    private final BlockTree expected;
    private final Path data;
    private final Path target;
    private final FileChannel channel;
    private final ByteArrayOutputStream blockHashes = new ByteArrayOutputStream();
    private BlockHasher hasher = newHasher();
    private long receivedBytes;

    private Arrival(BlockTree expected, Path data, Path target, FileChannel channel) {
        this.expected = expected;
        this.data = data;
        this.target = target;
        this.channel = channel;
    }

    static Arrival open(BlockTree expected, Path data, Path target) throws IOException {
        var channel =
                FileChannel.open(
                        data,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        var arrival = new Arrival(expected, data, target, channel);
        try {
            arrival.takeUpAgain();
            return arrival;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** How much is here: where the next attempt goes on. */
    public long receivedBytes() {
        return receivedBytes;
    }

    /** What is still to come. */
    public long missingBytes() {
        return expected.sizeBytes() - receivedBytes;
    }

    /** Begins again, since the other side did. */
    public void restart() throws IOException {
        truncate(0);
        hasher = newHasher();
        blockHashes.reset();
        receivedBytes = 0;
    }

    /**
     * Takes what is missing, and not a byte more, however much is sent.
     *
     * @throws TransferIsBroken if there is less
     */
    public void take(InputStream body) throws IOException {
        var buffer = new byte[(int) Math.min(BlockTree.BLOCK_BYTES, missingBytes())];
        while (missingBytes() > 0) {
            int wanted = (int) Math.min(buffer.length, missingBytes());
            int read = body.readNBytes(buffer, 0, wanted);
            if (read < wanted) {
                throw new TransferIsBroken(receivedBytes + read, expected.sizeBytes());
            }
            hasher.update(buffer, read);
            Disk.writeAll(channel, ByteBuffer.wrap(buffer, 0, read));
            receivedBytes += read;
        }
    }

    /**
     * Puts the content in its place, hashes first: where content is, its hashes are.
     *
     * @throws FetchedContentIsWrong if it is not what was expected; then nothing of it stays
     */
    public void finish() throws IOException {
        var hashes = blockHashes.toByteArray();
        if (!hasher.finish().equals(expected)) {
            channel.close();
            Files.delete(data);
            throw new FetchedContentIsWrong(expected.sha256());
        }
        channel.force(true);
        channel.close();
        Disk.makeFolder(ContentFolder.folder(target));
        if (expected.blocks() > 1) {
            Disk.write(ContentFolder.hashes(target), hashes);
        }
        Disk.move(data, target);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void takeUpAgain() throws IOException {
        truncate(Math.min(channel.size(), expected.sizeBytes()) / BlockTree.BLOCK_BYTES);
        channel.position(0);
        var kept = Channels.newInputStream(channel);
        var buffer = new byte[BlockTree.BLOCK_BYTES];
        int read = kept.readNBytes(buffer, 0, buffer.length);
        while (read > 0) {
            hasher.update(buffer, read);
            receivedBytes += read;
            read = kept.readNBytes(buffer, 0, buffer.length);
        }
    }

    private void truncate(long blocks) throws IOException {
        channel.truncate(blocks * BlockTree.BLOCK_BYTES);
        channel.position(blocks * BlockTree.BLOCK_BYTES);
    }

    private BlockHasher newHasher() {
        return new BlockHasher(hash -> blockHashes.writeBytes(hash.bytes()));
    }
}
