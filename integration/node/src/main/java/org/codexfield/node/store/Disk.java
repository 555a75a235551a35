package org.codexfield.node.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;

/** Writes files so that they are whole or not there, whenever the power goes. */
public final class Disk {

    private Disk() {}

    /**
     * Writes a small file: first beside its place, then forced to the disk, then moved.
     *
     * @param attributes of the new file, from its first moment
     */
    public static void write(Path file, byte[] bytes, FileAttribute<?>... attributes)
            throws IOException {
        var beside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        Files.createFile(beside, attributes);
        try (var channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
            writeAll(channel, ByteBuffer.wrap(bytes));
            channel.force(true);
        }
        move(beside, file);
    }

    /** Moves a file that is forced to the disk already, within one file system. */
    static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        force(folder(to));
    }

    static void writeAll(FileChannel to, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            to.write(bytes);
        }
    }

    /** Makes a folder whose name survives a crash. */
    static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            force(folder(folder));
        }
    }

    private static Path folder(Path of) throws IOException {
        var folder = of.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("It lies in no folder: " + of);
        }
        return folder;
    }

    private static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
