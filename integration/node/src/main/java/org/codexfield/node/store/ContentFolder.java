package org.codexfield.node.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.codexfield.evidence.verify.BlockTree;
import org.codexfield.shared.Digest;

/** Content by its digest. */
public final class ContentFolder {

    /** Block hashes that were compared with their roots; those of 1 TiB. */
    private static final long MAX_CACHED_BYTES = 32L << 20;

    private static final String HASHES = ".blocks";

    private final Path content;
    private final Path incoming;
    private final Map<Digest, BlockHashes> cache = new LinkedHashMap<>(16, 0.75f, true);
    private long cachedBytes;

    /** Makes the folders below one that exists. */
    public ContentFolder(Path folder) throws IOException {
        this.content = folder.resolve("content");
        this.incoming = folder.resolve("incoming");
        Disk.makeFolder(content);
        Disk.makeFolder(incoming);
    }

    /** Whether it is here, as far as can be told without reading it. */
    public boolean holds(BlockTree what) throws IOException {
        var file = file(what.sha256());
        try {
            return Files.size(file) == what.sizeBytes()
                    && (what.blocks() <= 1 || Files.exists(hashes(file)));
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /**
     * Opens what must be here.
     *
     * @throws ContentIsAltered if it is missing, of another size, or its hashes are others
     */
    public CheckedContent open(BlockTree what) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(file(what.sha256()), StandardOpenOption.READ);
        } catch (NoSuchFileException e) {
            throw new ContentIsAltered(what.sha256());
        }
        try {
            if (channel.size() != what.sizeBytes()) {
                throw new ContentIsAltered(what.sha256());
            }
            return new CheckedContent(channel, what, cachedHashes(what));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Begins to take content in, or goes on where an earlier attempt ended. */
    public Arrival arrival(BlockTree what) throws IOException {
        return Arrival.open(what, incoming.resolve(what.sha256().hex()), file(what.sha256()));
    }

    /** Deletes content, and what has arrived of it. */
    public void delete(Digest what) throws IOException {
        synchronized (cache) {
            var hashes = cache.remove(what);
            cachedBytes -= hashes == null ? 0 : hashes.sizeBytes();
        }
        var file = file(what);
        Files.deleteIfExists(file);
        Files.deleteIfExists(hashes(file));
        Files.deleteIfExists(incoming.resolve(what.hex()));
    }

    /** Deletes all other content, and what has arrived of it: what a crash left behind. */
    public void keepOnly(Set<Digest> needed) throws IOException {
        var names = needed.stream().map(Digest::hex).collect(Collectors.toSet());
        deleteOthers(incoming, names);
        try (var folders = Files.newDirectoryStream(content)) {
            for (var folder : folders) {
                deleteOthers(folder, names);
            }
        }
    }

    private static void deleteOthers(Path folder, Set<String> names) throws IOException {
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                var name = file.getFileName().toString();
                if (!names.contains(name.replace(HASHES, ""))) {
                    Files.delete(file);
                }
            }
        }
    }

    private BlockHashes cachedHashes(BlockTree what) throws IOException {
        if (what.blocks() <= 1) {
            return BlockHashes.read(hashes(file(what.sha256())), what);
        }
        synchronized (cache) {
            var cached = cache.get(what.sha256());
            if (cached != null) {
                return cached;
            }
        }
        var read = BlockHashes.read(hashes(file(what.sha256())), what);
        remember(what.sha256(), read);
        return read;
    }

    private void remember(Digest what, BlockHashes hashes) {
        synchronized (cache) {
            if (cache.put(what, hashes) == null) {
                cachedBytes += hashes.sizeBytes();
            }
            var oldest = cache.values().iterator();
            while (cachedBytes > MAX_CACHED_BYTES && oldest.hasNext()) {
                cachedBytes -= oldest.next().sizeBytes();
                oldest.remove();
            }
        }
    }

    private Path file(Digest what) {
        var hex = what.hex();
        return content.resolve(hex.substring(0, 2)).resolve(hex);
    }

    static Path hashes(Path file) {
        return file.resolveSibling(file.getFileName() + HASHES);
    }

    static Path folder(Path file) throws IOException {
        var folder = file.getParent();
        if (folder == null) {
            throw new IOException("It lies in no folder: " + file);
        }
        return folder;
    }
}
