package org.codexfield.capsules.filesystem;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Folders that survive a crash: a name is kept once the folder that holds it is on the disk. */
final class Durable {

    private Durable() {}

    /** Makes the folders of a file below a root, and forces each new name to the disk. */
    static Path folder(Path root, Path file) throws IOException {
        var missing = new ArrayDeque<Path>();
        @Nullable Path folder = file.getParent();
        while (folder != null && !Files.isDirectory(folder)) {
            missing.push(folder);
            folder = folder.equals(root) ? null : folder.getParent();
        }
        for (var each : missing) {
            create(each);
        }
        var parent = file.getParent();
        return parent == null ? root : parent;
    }

    /** Forces the names in a folder to the disk. */
    static void sync(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void create(Path folder) throws IOException {
        var parent = folder.getParent();
        if (parent == null) {
            throw new IOException("No folder can be made: " + folder);
        }
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
        sync(parent);
    }
}
