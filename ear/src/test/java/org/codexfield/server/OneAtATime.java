package org.codexfield.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/** What processes on this machine must do one after the other, by a lock on a file. */
public final class OneAtATime {

    private OneAtATime() {}

    /**
     * Waits for its turn and works; the system gives the turn back when the process dies.
     *
     * @param lock a file of the lock's own, made when missing
     */
    public static <T> T holding(Path lock, Supplier<T> work) {
        try (var channel = open(lock)) {
            channel.lock();
            return work.get();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + lock, e);
        }
    }

    private static FileChannel open(Path lock) throws IOException {
        Files.createDirectories(lock.toAbsolutePath().getParent());
        return FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
}
