package org.codexfield.capsules.filesystem;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.codexfield.evidence.verify.BlockTree;

/**
 * Measures the content store against the bare file system: content of a size is put with hashing
 * and fsync, and given out with every block checked; the same bytes are written with fsync, and
 * read. A program of its own, not part of the build; its arguments are a folder and a size in MiB.
 * Run it with {@code -Xmx32m}: what it holds does not depend on the size.
 */
public final class ContentMeasure {

    private static final double NANOS = 1e9;

    private final Path folder;
    private final long sizeBytes;

    private ContentMeasure(Path folder, long sizeBytes) {
        this.folder = folder;
        this.sizeBytes = sizeBytes;
    }

    /** Takes the folder and the size. */
    public static void main(String[] arguments) throws IOException {
        long mib = Long.parseLong(arguments[1]);
        new ContentMeasure(Path.of(arguments[0]), mib * BlockTree.BLOCK_BYTES).run();
    }

    private void run() throws IOException {
        Files.createDirectories(folder);
        var store = new FilesystemContentStore(folder);
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            writeBare();
            long written = System.nanoTime();
            var tree = store.put(new Zeros(sizeBytes), Long.MAX_VALUE);
            long put = System.nanoTime();
            readBare();
            long read = System.nanoTime();
            try (var opened = store.open(tree, 0, sizeBytes)) {
                opened.copyTo(OutputStream.nullOutputStream());
            }
            long given = System.nanoTime();
            print("write and fsync", written - start, "put", put - written);
            print("read", read - put, "give, checked", given - read);
        }
        store.close();
    }

    private void print(String bare, long bareNanos, String measured, long nanos) {
        System.out.printf(
                "%-16s %6.0f MiB/s   %-14s %6.0f MiB/s   ratio %.2f%n",
                bare,
                mibPerSecond(bareNanos),
                measured,
                mibPerSecond(nanos),
                (double) bareNanos / nanos);
    }

    private double mibPerSecond(long nanos) {
        return sizeBytes / (double) BlockTree.BLOCK_BYTES / (nanos / NANOS);
    }

    private void writeBare() throws IOException {
        var block = new byte[BlockTree.BLOCK_BYTES];
        var content = new Zeros(sizeBytes);
        try (var file =
                FileChannel.open(
                        folder.resolve("bare"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            int read = content.readNBytes(block, 0, block.length);
            while (read > 0) {
                file.write(ByteBuffer.wrap(block, 0, read));
                read = content.readNBytes(block, 0, block.length);
            }
            file.force(true);
        }
    }

    private void readBare() throws IOException {
        try (var file = Files.newInputStream(folder.resolve("bare"))) {
            var block = new byte[BlockTree.BLOCK_BYTES];
            long total = 0;
            for (int read = file.read(block); read > 0; read = file.read(block)) {
                total += read;
            }
            if (total != sizeBytes) {
                throw new IOException("Other bytes than were written: " + total);
            }
        }
    }

    /** Zeros of a length, without holding them. */
    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long length) {
            this.left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int given = (int) Math.min(left, length);
            java.util.Arrays.fill(buffer, offset, offset + given, (byte) 0);
            left -= given;
            return given;
        }
    }
}
