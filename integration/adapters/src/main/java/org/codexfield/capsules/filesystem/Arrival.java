package org.codexfield.capsules.filesystem;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.codexfield.evidence.verify.BlockHasher;
import org.codexfield.evidence.verify.BlockTree;

/** Content that arrives: two temporary files, both gone in the end unless they were moved. */
final class Arrival {

    private static final System.Logger LOG = System.getLogger(Arrival.class.getName());

    private final Path data;
    private final Path hashes;
    private final FileChannel channel;
    // 32 bytes for each block, hence at most 2 MiB
    private final ByteArrayOutputStream blockHashes = new ByteArrayOutputStream();
    private final BlockHasher hasher =
            new BlockHasher(hash -> blockHashes.writeBytes(hash.bytes()));

    Arrival(Path data) throws IOException {
        this.data = data;
        this.hashes = data.resolveSibling(data.getFileName() + ".blocks");
        this.channel =
                FileChannel.open(data, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    void write(byte[] block, int length) throws IOException {
        hasher.update(block, length);
        writeAll(channel, ByteBuffer.wrap(block, 0, length));
    }

    /** Forces both files to the disk. */
    BlockTree finish() throws IOException {
        channel.force(true);
        channel.close();
        try (var file =
                FileChannel.open(hashes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            writeAll(file, ByteBuffer.wrap(blockHashes.toByteArray()));
            file.force(true);
        }
        return hasher.finish();
    }

    /** The hashes first: where content is, its hashes are. */
    void moveTo(Path file, Path blocks) throws IOException {
        Files.move(hashes, blocks, StandardCopyOption.ATOMIC_MOVE);
        Files.move(data, file, StandardCopyOption.ATOMIC_MOVE);
    }

    void discard() {
        try {
            channel.close();
            Files.deleteIfExists(data);
            Files.deleteIfExists(hashes);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "A temporary file stays until the next start", e);
        }
    }

    private static void writeAll(FileChannel to, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            to.write(bytes);
        }
    }
}
