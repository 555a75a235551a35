package org.codexfield.node;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The folder of all that a node keeps; of one node at a time, which a lock tells. */
final class DataFolder implements Closeable {

    private final Path folder;
    private final FileChannel lock;

    private DataFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Opens it, and makes it if need be.
     *
     * @throws SettingIsWrong if it cannot be used, or another node uses it
     */
    static DataFolder open(Path folder) throws SettingIsWrong {
        FileChannel lock = null;
        try {
            Files.createDirectories(folder);
            lock =
                    FileChannel.open(
                            folder.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (lock.tryLock() != null) {
                return new DataFolder(folder, lock);
            }
            lock.close();
        } catch (OverlappingFileLockException e) {
            throw new SettingIsWrong("The data folder " + folder + " is in use in this process.");
        } catch (IOException e) {
            throw new SettingIsWrong(
                    "The data folder " + folder + " cannot be used: " + e.getMessage());
        }
        throw new SettingIsWrong("The data folder " + folder + " is in use by another node.");
    }

    Path root() {
        return folder;
    }

    Path key() {
        return folder.resolve("key");
    }

    Path state() {
        return folder.resolve("node.json");
    }

    /** A folder in which there is nothing, nor ever will be. */
    Path nothing() throws IOException {
        return Files.createDirectories(folder.resolve("nothing"));
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
