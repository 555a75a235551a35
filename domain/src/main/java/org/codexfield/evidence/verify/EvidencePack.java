package org.codexfield.evidence.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.codexfield.shared.Did;

/**
 * Documents that are given to an outsider together, as {@code docs/evidence-pack.md} has it. What
 * is added is kept in memory; the same documents at the same time give the same bytes. Not for
 * several threads.
 *
 * <pre>{@code
 * var pack = new EvidencePack();
 * pack.add("capsule/manifest.json", manifest);
 * pack.addLogged(document, proof);
 * pack.seal("grant", id, installation, now, index -> sign(index)).copyTo(out);
 * }</pre>
 */
public final class EvidencePack {

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    /**
     * Adds a document.
     *
     * @throws PackIsMalformed if it may not be named so, is there already, or is too large
     */
    public void add(String path, byte[] content) {
        PackFile unused = PackFile.of(path, content);
        if (files.putIfAbsent(path, content.clone()) != null) {
            throw new PackIsMalformed("two files have the name " + path);
        }
    }

    /** Adds a document of text, in UTF-8. */
    public void add(String path, String text) {
        add(path, text.getBytes(UTF_8));
    }

    /** Adds a document of a log with its proof, named after its place and type. */
    public void addLogged(String body, SignedLeaf proof) {
        var name = String.format("log/%08d-%s", proof.proof().leafIndex(), proof.leaf().type());
        add(name + ".json", body);
        add(name + ".proof.json", CanonicalJson.of(proof.toJson()));
    }

    /**
     * Ends the pack with its index.
     *
     * @param kind what it is about, see {@link PackIndex}
     * @param at when it is made
     * @param signer makes the detached JWS of the index, by a key of the installation
     * @throws PackIsMalformed if there are too many files or bytes
     */
    public Sealed seal(
            String kind, String id, Did installation, Instant at, Function<byte[], String> signer) {
        var listed =
                files.entrySet().stream()
                        .map(file -> PackFile.of(file.getKey(), file.getValue()))
                        .toList();
        var index = new PackIndex(kind, id, installation, at, listed).bytes();
        var all = new LinkedHashMap<>(files);
        all.put(PackIndex.PATH, index);
        all.put(PackIndex.SIGNATURE_PATH, signer.apply(index).getBytes(UTF_8));
        return new Sealed(all, at);
    }

    /** A pack to which nothing is added any more. */
    public static final class Sealed {

        private final Map<String, byte[]> files;
        private final Instant at;

        private Sealed(Map<String, byte[]> files, Instant at) {
            this.files = files;
            this.at = at;
        }

        /**
         * Writes the ZIP. The stream is not closed.
         *
         * @throws IOException if nobody takes it
         */
        public void copyTo(OutputStream out) throws IOException {
            var zip = new ZipOutputStream(out, UTF_8);
            for (var file : files.entrySet()) {
                var entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(at.atOffset(ZoneOffset.UTC).toLocalDateTime());
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
            zip.finish();
        }
    }
}
