package org.codexfield.capsules.filesystem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which content arrives at one server. A lock on a file in it, which the operating
 * system takes back when the server dies, tells the others that it is in use.
 */
final class IncomingFolder implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(IncomingFolder.class.getName());
    private static final String LOCK = "lock";

    private final Path folder;
    private final FileChannel lock;

    private IncomingFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** A new folder of this server's own; those of servers that died are removed. */
    static IncomingFolder open(Path all) throws IOException {
        Files.createDirectories(all);
        removeDead(all);
        var folder = Files.createDirectory(all.resolve(UUID.randomUUID().toString()));
        var lock = lock(folder);
        if (lock == null) {
            throw new IOException("A new folder is locked already: " + folder);
        }
        return new IncomingFolder(folder, lock);
    }

    Arrival arrival() throws IOException {
        return new Arrival(folder.resolve(UUID.randomUUID().toString()));
    }

    @Override
    public void close() {
        try {
            lock.close();
            remove(folder);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "A folder stays until the next start", e);
        }
    }

    private static void removeDead(Path all) throws IOException {
        try (var folders = Files.newDirectoryStream(all, Files::isDirectory)) {
            for (var folder : folders) {
                var lock = lock(folder);
                if (lock != null) {
                    lock.close();
                    remove(folder);
                }
            }
        }
    }

    /** Locks a folder; {@code null} when a server that lives holds the lock. */
    private static @Nullable FileChannel lock(Path folder) throws IOException {
        var file =
                FileChannel.open(
                        folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (file.tryLock() != null) {
                return file;
            }
        } catch (OverlappingFileLockException e) {
            LOG.log(System.Logger.Level.DEBUG, "Another store of this server lives: " + folder, e);
        }
        file.close();
        return null;
    }

    private static void remove(Path folder) throws IOException {
        List<Path> files;
        try (var walk = Files.walk(folder)) {
            files = walk.sorted(Comparator.reverseOrder()).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (var file : files) {
            Files.deleteIfExists(file);
        }
    }
}
