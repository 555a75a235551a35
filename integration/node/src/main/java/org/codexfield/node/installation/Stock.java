package org.codexfield.node.installation;

import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.codexfield.capsules.verify.ManifestPart;
import org.codexfield.node.store.Capsule;
import org.codexfield.node.store.ContentFolder;
import org.codexfield.node.store.ContentIsAltered;
import org.codexfield.node.store.Shelf;
import org.codexfield.shared.Digest;
import org.codexfield.shared.DomainException;

/**
 * Sees to it that what the node is to host is here, and that what it is no longer to host goes
 * after a while. A fetch that fails is tried again, after a pause that grows.
 */
public final class Stock implements Closeable {

    private static final System.Logger LOG = System.getLogger(Stock.class.getName());
    private static final int FETCHES_AT_ONCE = 4;
    private static final int MAX_DOUBLINGS = 20;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Installation installation;
    private final Supplier<UUID> node;
    private final Shelf shelf;
    private final ContentFolder contents;
    private final Bounds bounds;
    private final Clock clock;
    private final Map<Digest, Errand> errands = new HashMap<>();
    private final Map<Digest, Instant> unwantedSince = new HashMap<>();
    private final Set<Digest> arriving = ConcurrentHashMap.newKeySet();
    private final ExecutorService workers =
            Executors.newFixedThreadPool(FETCHES_AT_ONCE, task -> new Thread(task, "fetch"));

    /**
     * How much is kept, and how long.
     *
     * @param diskBytes the most that all contents may have together
     * @param keep how long what is no longer to be hosted stays
     * @param pause before a fetch that failed is tried again; doubled each time, up to 5 min
     */
    public record Bounds(long diskBytes, Duration keep, Duration pause) {}

    /** Where things are kept. */
    public record Places(Shelf shelf, ContentFolder contents) {}

    /** A version to be fetched. */
    private static final class Errand {
        private final Assignment what;
        private boolean running;
        private int failures;
        private Instant notBefore = Instant.EPOCH;

        Errand(Assignment what) {
            this.what = what;
        }
    }

    public Stock(
            Installation installation,
            Supplier<UUID> node,
            Places places,
            Bounds bounds,
            Clock clock) {
        this.installation = installation;
        this.node = node;
        this.shelf = places.shelf();
        this.contents = places.contents();
        this.bounds = bounds;
        this.clock = clock;
    }

    /** Takes note of all that is to be hosted, and of what is not any more. */
    public synchronized void want(List<Assignment> hosting) {
        var wanted = new HashMap<Digest, Assignment>();
        hosting.forEach(assignment -> wanted.put(assignment.manifest(), assignment));
        errands.values()
                .removeIf(errand -> !errand.running && !wanted.containsKey(errand.what.manifest()));
        unwantedSince.keySet().removeAll(wanted.keySet());
        for (var assignment : wanted.values()) {
            if (shelf.find(assignment.manifest()).isEmpty()) {
                errands.computeIfAbsent(assignment.manifest(), d -> new Errand(assignment));
            }
        }
        for (var capsule : shelf.known()) {
            if (!wanted.containsKey(capsule.digest())
                    && unwantedSince.putIfAbsent(capsule.digest(), clock.instant()) == null) {
                LOG.log(
                        System.Logger.Level.INFO,
                        capsule + " is no longer to be hosted; it goes in " + bounds.keep());
            }
        }
        dropOutlived();
        startErrands();
    }

    /** Throws altered content away; it is fetched again with the next heartbeat's answer. */
    public void discard(ContentIsAltered altered) {
        try {
            shelf.discard(altered.content());
        } catch (IOException e) {
            LOG.log(System.Logger.Level.ERROR, "Altered content could not be deleted", e);
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }

    private void dropOutlived() {
        var due = clock.instant().minus(bounds.keep());
        for (var capsule : shelf.known()) {
            var since = unwantedSince.get(capsule.digest());
            if (since != null && !since.isAfter(due)) {
                drop(capsule);
            }
        }
    }

    private void drop(Capsule capsule) {
        try {
            shelf.drop(capsule);
            unwantedSince.remove(capsule.digest());
            LOG.log(System.Logger.Level.INFO, capsule + " is dropped");
        } catch (IOException e) {
            LOG.log(System.Logger.Level.ERROR, capsule + " could not be dropped", e);
        }
    }

    private void startErrands() {
        for (var errand : errands.values()) {
            if (!errand.running && !clock.instant().isBefore(errand.notBefore)) {
                errand.running = true;
                workers.execute(() -> run(errand));
            }
        }
    }

    private void run(Errand errand) {
        try {
            fetch(errand.what);
            done(errand);
        } catch (IOException | DomainException e) {
            failed(errand, e);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "A fetch failed for a reason nobody foresaw", e);
            failed(errand, e);
        }
    }

    private void fetch(Assignment assignment) throws IOException {
        var capsule = capsule(assignment);
        for (var part : capsule.parts()) {
            if (!contents.holds(part.content())) {
                fetch(capsule, part);
            }
        }
        if (shelf.complete(capsule)) {
            LOG.log(System.Logger.Level.INFO, assignment + " is here, whole and verified");
        }
    }

    private Capsule capsule(Assignment assignment) throws IOException {
        var known = shelf.findKnown(assignment.manifest());
        if (known.isPresent()) {
            return known.get();
        }
        var bytes = installation.manifest(node.get(), assignment.manifest());
        if (!Digest.of(bytes).equals(assignment.manifest())) {
            throw new IOException("What was sent as its manifest is another");
        }
        var capsule = new Capsule(bytes);
        admit(capsule);
        return capsule;
    }

    /** Takes a capsule in if there is room, if need be that of what has no need to be here. */
    private synchronized void admit(Capsule capsule) throws IOException {
        long needed = capsule.parts().stream().mapToLong(part -> part.content().sizeBytes()).sum();
        var oldestFirst =
                unwantedSince.entrySet().stream()
                        .sorted(Comparator.comparing(Map.Entry<Digest, Instant>::getValue))
                        .map(Map.Entry::getKey)
                        .toList();
        for (var unwanted : oldestFirst) {
            if (shelf.sizeBytes() + needed > bounds.diskBytes()) {
                shelf.findKnown(unwanted).ifPresent(this::drop);
            }
        }
        if (shelf.sizeBytes() + needed > bounds.diskBytes()) {
            throw new IOException(
                    "It needs %d bytes; of the %d that are allowed, %d are taken"
                            .formatted(needed, bounds.diskBytes(), shelf.sizeBytes()));
        }
        shelf.put(capsule);
    }

    private void fetch(Capsule capsule, ManifestPart part) throws IOException {
        var content = part.content();
        if (!arriving.add(content.sha256())) {
            throw new IOException("The part " + part.path() + " is being fetched for another");
        }
        try (var arrival = contents.arrival(content)) {
            if (arrival.receivedBytes() > 0) {
                LOG.log(
                        System.Logger.Level.INFO,
                        "%s of %s goes on at byte %d"
                                .formatted(part.path(), capsule, arrival.receivedBytes()));
            }
            if (arrival.missingBytes() > 0) {
                installation.fetch(node.get(), capsule.digest(), part, arrival);
            }
            arrival.finish();
        } finally {
            arriving.remove(content.sha256());
        }
    }

    private synchronized void done(Errand errand) {
        errands.remove(errand.what.manifest());
    }

    private synchronized void failed(Errand errand, Exception reason) {
        errand.running = false;
        var doubled = bounds.pause().multipliedBy(1L << Math.min(errand.failures, MAX_DOUBLINGS));
        var pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        errand.failures++;
        errand.notBefore = clock.instant().plus(pause);
        if (!workers.isShutdown()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "%s could not be fetched, tried again in %s: %s"
                            .formatted(errand.what, pause, reason.getMessage()));
        }
    }
}
