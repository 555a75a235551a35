package org.codexfield.node.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.codexfield.evidence.verify.BlockTree;
import org.codexfield.shared.Digest;
import org.codexfield.shared.DomainException;

/**
 * The capsules that are here. A capsule is served only while it is whole: manifest and all parts
 * here, and none found altered.
 */
public final class Shelf {

    private static final System.Logger LOG = System.getLogger(Shelf.class.getName());
    private static final String SUFFIX = ".json";

    private final Path manifests;
    private final ContentFolder contents;
    private final Map<Digest, Capsule> known = new ConcurrentHashMap<>();
    private final Map<Digest, Capsule> whole = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    /** Takes stock of a folder that exists. */
    public Shelf(Path folder, ContentFolder contents) throws IOException {
        this.manifests = folder.resolve("manifests");
        this.contents = contents;
        Disk.makeFolder(manifests);
        try (var files = Files.newDirectoryStream(manifests, "*" + SUFFIX)) {
            for (var file : files) {
                takeStock(file);
            }
        }
        contents.keepOnly(contentsOf(known()));
    }

    /** A capsule that may be served. */
    public Optional<Capsule> find(Digest manifest) {
        return Optional.ofNullable(whole.get(manifest));
    }

    /** A capsule whose manifest is here. */
    public Optional<Capsule> findKnown(Digest manifest) {
        return Optional.ofNullable(known.get(manifest));
    }

    /** How often what may be served has changed. */
    public long changes() {
        return changes.get();
    }

    /** What may be served, sorted. */
    public List<Digest> whole() {
        return whole.keySet().stream().sorted().toList();
    }

    /** All whose manifest is here. */
    public List<Capsule> known() {
        return List.copyOf(known.values());
    }

    /** Keeps a manifest. */
    public void put(Capsule capsule) throws IOException {
        Disk.write(file(capsule.digest()), capsule.manifest().bytes());
        known.put(capsule.digest(), capsule);
    }

    /** Serves a capsule from now on if all of it is here. */
    public synchronized boolean complete(Capsule capsule) throws IOException {
        for (var part : capsule.parts()) {
            if (!contents.holds(part.content())) {
                return false;
            }
        }
        boolean isNew = whole.put(capsule.digest(), capsule) == null;
        changes.incrementAndGet();
        return isNew;
    }

    /** Throws content away that was found altered, and serves no capsule that needs it. */
    public synchronized void discard(Digest content) throws IOException {
        whole.values().removeIf(capsule -> capsule.contents().contains(content));
        changes.incrementAndGet();
        contents.delete(content);
    }

    /** Forgets a capsule, and deletes what no other needs. */
    public synchronized void drop(Capsule capsule) throws IOException {
        whole.remove(capsule.digest());
        changes.incrementAndGet();
        known.remove(capsule.digest());
        Files.deleteIfExists(file(capsule.digest()));
        var needed = contentsOf(known());
        for (var content : capsule.contents()) {
            if (!needed.contains(content)) {
                contents.delete(content);
            }
        }
    }

    /** How much all capsules that are known need, what they share counted once. */
    public long sizeBytes() {
        return known.values().stream()
                .flatMap(capsule -> capsule.parts().stream())
                .map(part -> part.content())
                .distinct()
                .mapToLong(BlockTree::sizeBytes)
                .sum();
    }

    private void takeStock(Path file) throws IOException {
        try {
            var capsule = new Capsule(Files.readAllBytes(file));
            if (file.getFileName().toString().equals(capsule.digest().hex() + SUFFIX)) {
                known.put(capsule.digest(), capsule);
                complete(capsule);
                return;
            }
        } catch (DomainException e) {
            LOG.log(System.Logger.Level.DEBUG, "Not a manifest: " + file, e);
        }
        LOG.log(System.Logger.Level.WARNING, "The manifest " + file + " is altered; deleted");
        Files.delete(file);
    }

    private Path file(Digest manifest) {
        return manifests.resolve(manifest.hex() + SUFFIX);
    }

    private static Set<Digest> contentsOf(List<Capsule> capsules) {
        var all = new ArrayList<Digest>();
        capsules.forEach(capsule -> all.addAll(capsule.contents()));
        return all.stream().collect(Collectors.toSet());
    }
}
