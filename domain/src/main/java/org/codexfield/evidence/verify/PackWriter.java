package org.codexfield.evidence.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.codexfield.shared.Did;

/**
 * Writes an evidence pack, file by file, as it goes out. The same files at the same time give the
 * same bytes. Not for several threads.
 *
 * <pre>{@code
 * var pack = new PackWriter(out, now);
 * pack.add("capsule/manifest.json", manifest);
 * pack.finish("grant", id, installation, index -> sign(index));
 * }</pre>
 */
public final class PackWriter {

    private final ZipOutputStream zip;
    private final List<PackFile> files = new ArrayList<>();
    private final Instant at;

    /**
     * @param out is not closed
     * @param at when the pack is made
     */
    public PackWriter(OutputStream out, Instant at) {
        this.zip = new ZipOutputStream(out, UTF_8);
        this.at = at;
    }

    /**
     * Adds a document.
     *
     * @throws PackIsMalformed if it may not be named so, or is too large
     * @throws IOException if nobody takes it
     */
    public void add(String path, byte[] content) throws IOException {
        var file = PackFile.of(path, content);
        entry(path, content);
        files.add(file);
    }

    /** Adds a document of text, in UTF-8. */
    public void add(String path, String text) throws IOException {
        add(path, text.getBytes(UTF_8));
    }

    /**
     * Adds the index and its signature, and ends the ZIP.
     *
     * @param kind what the pack is about
     * @param signer makes the detached JWS of the index, by a key of the installation
     * @throws IOException if nobody takes it
     */
    public void finish(String kind, String id, Did installation, Function<byte[], String> signer)
            throws IOException {
        var index = new PackIndex(kind, id, installation, at, files).bytes();
        entry(PackIndex.PATH, index);
        entry(PackIndex.SIGNATURE_PATH, signer.apply(index).getBytes(UTF_8));
        zip.finish();
    }

    private void entry(String path, byte[] content) throws IOException {
        var entry = new ZipEntry(path);
        entry.setTimeLocal(at.atOffset(ZoneOffset.UTC).toLocalDateTime());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
