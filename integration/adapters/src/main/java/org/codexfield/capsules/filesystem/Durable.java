package org.codexfield.capsules.filesystem;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Folders below a root that survive a crash: a name is kept once the folder that holds it is on the
 * disk. That a folder exists does not tell whether its name is: whoever made it may have been
 * stopped before. So each is forced once by every server, from the root on.
 */
final class Durable {

    /** All folders of two bytes of a digest, and those above them. */
    private static final int MAX_KNOWN = 1 << 17;

    private final Path root;
    private final Forcing forcing;

    /** Folders whose names are on the disk, up to the root. */
    private final Set<Path> known = ConcurrentHashMap.newKeySet();

    /** Forces the names in a folder to the disk. */
    @FunctionalInterface
    interface Forcing {
        void force(Path folder) throws IOException;
    }

    Durable(Path root) {
        this(root, Durable::force);
    }

    Durable(Path root, Forcing forcing) {
        this.root = root.toAbsolutePath();
        this.forcing = forcing;
    }

    /** Makes the folders of a file below the root, and forces their names to the disk. */
    void makeFolder(Path file) throws IOException {
        var parent = parent(file);
        if (known.contains(parent)) {
            return;
        }
        Files.createDirectories(parent);
        var unknown = new ArrayDeque<Path>();
        @Nullable Path folder = parent;
        while (folder != null && folder.startsWith(root) && !known.contains(folder)) {
            unknown.push(folder);
            folder = folder.getParent();
        }
        for (var each : unknown) {
            remember(each);
        }
    }

    /** Forces the name of a file, or that it is gone, to the disk. */
    void sync(Path file) throws IOException {
        forcing.force(parent(file));
    }

    private void remember(Path folder) throws IOException {
        var holder = parent(folder);
        // the folder above the root is not ours, and may not be ours to read
        if (!folder.equals(root) || Files.isReadable(holder)) {
            forcing.force(holder);
        }
        if (known.size() >= MAX_KNOWN) {
            known.clear();
        }
        known.add(folder);
    }

    private static Path parent(Path of) throws IOException {
        var parent = of.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IOException("It lies in no folder: " + of);
        }
        return parent;
    }

    private static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
