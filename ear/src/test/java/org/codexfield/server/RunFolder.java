package org.codexfield.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a start of the portal keeps for the next one: databases, keys, content, the address that its
 * DIDs are named after. One folder per kind of database, since each is an installation of its own.
 */
final class RunFolder {
    private final Path folder;

    RunFolder(Path folder) {
        this.folder = folder;
    }

    Path resolve(String name) {
        return folder.resolve(name);
    }

    void reset() {
        Folders.delete(folder);
    }

    /**
     * The installation keeps the address of its first start.
     *
     * @throws IllegalStateException when it was started under another address before
     */
    void bindTo(URI address) {
        var note = folder.resolve("address");
        try {
            if (!Files.exists(note)) {
                Files.createDirectories(folder);
                Files.writeString(note, address.toString());
                return;
            }
            var first = Files.readString(note).strip();
            if (!first.equals(address.toString())) {
                throw new IllegalStateException(
                        "The data in %s belong to %s, and their documents name it: start with -Dport=%d, or afresh with -Dreset."
                                .formatted(folder, first, URI.create(first).getPort()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + folder, e);
        }
    }

    /**
     * A first start that was killed half-way leaves what nobody has worked with, and cannot go on.
     */
    boolean isUnfinished() {
        return Files.exists(folder) && !hasSampleData();
    }

    boolean hasSampleData() {
        return Files.exists(folder.resolve("sample-data"));
    }

    void noteSampleData() {
        try {
            Files.createFile(folder.resolve("sample-data"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder, e);
        }
    }
}
