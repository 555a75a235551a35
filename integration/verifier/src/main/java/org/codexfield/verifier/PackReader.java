package org.codexfield.verifier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.codexfield.evidence.verify.PackFile;
import org.codexfield.evidence.verify.PackIndex;

/**
 * Reads a ZIP of strangers: bounded in files, bytes and names, nothing is unpacked to disk, and it
 * must say the same to those who read it from its beginning and to those who read its directory.
 */
final class PackReader {

    /** The index and its signature are no files of the index. */
    static final int MAX_ENTRIES = PackIndex.MAX_FILES + 2;

    private final Path zip;
    private final Map<String, Item> items = new LinkedHashMap<>();
    private long totalBytes;

    PackReader(Path zip) {
        this.zip = zip;
    }

    /**
     * Reads all files; nothing when the ZIP is not acceptable, which is reported.
     *
     * @throws IOException if it is no ZIP, or cannot be read
     */
    List<Item> read(Report report) throws IOException {
        try {
            readStream();
            requireSameDirectory();
        } catch (DoesNotHold e) {
            report.check(
                    "zip.read",
                    zip.getFileName().toString(),
                    () -> {
                        throw e;
                    });
            return List.of();
        }
        return List.copyOf(items.values());
    }

    private void readStream() throws IOException {
        DoesNotHold.unless(
                Files.size(zip) <= PackIndex.MAX_TOTAL_BYTES,
                "zip-is-too-large",
                "The ZIP is larger than any pack.");
        try (var in = new ZipInputStream(Files.newInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                requireName(entry);
                take(entry.getName(), in.readNBytes(PackFile.MAX_BYTES + 1));
            }
        } catch (IllegalArgumentException e) {
            // a name that is no text in UTF-8
            throw DoesNotHold.because("name-is-unsafe", "The name of a file is no text.");
        }
        if (items.isEmpty()) {
            throw new IOException("it is no ZIP, or an empty one");
        }
    }

    private static void requireName(ZipEntry entry) {
        DoesNotHold.unless(
                PackFile.isPath(entry.getName()),
                "name-is-unsafe",
                "A file may not be named so: " + Shown.line(entry.getName()));
    }

    private void take(String name, byte[] bytes) {
        DoesNotHold.unless(
                bytes.length <= PackFile.MAX_BYTES,
                "file-is-too-large",
                name + " is larger than any document.");
        totalBytes += bytes.length;
        DoesNotHold.unless(
                totalBytes <= PackIndex.MAX_TOTAL_BYTES,
                "zip-is-too-large",
                "The files together are larger than any pack.");
        DoesNotHold.unless(
                items.putIfAbsent(name, new Item(name, bytes)) == null,
                "file-is-there-twice",
                "Two files of the ZIP have the name " + name);
        DoesNotHold.unless(
                items.size() <= MAX_ENTRIES, "too-many-files", "The ZIP has too many files.");
    }

    private void requireSameDirectory() throws IOException {
        try (var file = new ZipFile(zip.toFile())) {
            var names = new HashSet<String>();
            int entered = 0;
            for (var entries = file.entries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                names.add(entry.getName());
                entered++;
                var item = items.get(entry.getName());
                try (var in = file.getInputStream(entry)) {
                    DoesNotHold.unless(
                            item != null
                                    && Arrays.equals(
                                            in.readNBytes(PackFile.MAX_BYTES + 1), item.bytes()),
                            "zip-says-two-things",
                            "The directory of the ZIP tells of other files than the ZIP has.");
                }
            }
            DoesNotHold.unless(
                    names.equals(items.keySet()) && entered == items.size(),
                    "zip-says-two-things",
                    "The directory of the ZIP does not tell of each file once.");
        }
    }
}
