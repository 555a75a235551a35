package org.codexfield.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A disk that is full for one process: none of its files grows beyond a size. The system refuses
 * the write just as it does on a full disk, and no privilege is needed.
 */
public final class FileSizeLimit implements AutoCloseable {

    private static final String UNLIMITED = "unlimited";

    private final long pid;
    private final Path folder;

    private FileSizeLimit(long pid, Path folder) {
        this.pid = pid;
        this.folder = folder;
    }

    /**
     * Holds until it is closed.
     *
     * @param folder for the log of the program that sets it
     */
    public static FileSizeLimit of(ManagedProcess process, long bytes, Path folder) {
        var limit = new FileSizeLimit(process.pid(), folder);
        limit.set(Long.toString(bytes));
        return limit;
    }

    @Override
    public void close() {
        set(UNLIMITED);
    }

    private void set(String soft) {
        ManagedProcess.run(
                new ManagedProcess.Spec(
                        "prlimit",
                        List.of(
                                "prlimit",
                                "--pid",
                                Long.toString(pid),
                                "--fsize=" + soft + ":" + UNLIMITED),
                        folder,
                        Map.of(),
                        folder.resolve("prlimit.log")));
    }
}
