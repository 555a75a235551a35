package org.codexfield.node.installation;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.codexfield.evidence.verify.DidDocument;
import org.codexfield.evidence.verify.VerificationKey;
import org.codexfield.evidence.verify.VerificationMethod.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * The installation's keys, as its DID document has them. It is fetched at start, now and then, and
 * when a key is asked for that it does not hold; never more often than every {@link #PAUSE}.
 */
public final class InstallationKeys {

    /** The shortest time between two fetches. */
    public static final Duration PAUSE = Duration.ofSeconds(10);

    /** A document older than this is fetched again, so that a key taken out of it ends. */
    private static final Duration STALE = Duration.ofMinutes(5);

    private static final System.Logger LOG = System.getLogger(InstallationKeys.class.getName());

    /** Fetches the document. */
    @FunctionalInterface
    public interface Source {
        DidDocument fetch() throws IOException;
    }

    private final Source source;
    private final Set<VerificationKey> pinned;
    private final Clock clock;
    private @Nullable volatile DidDocument document;
    private Instant attemptedAt = Instant.EPOCH;

    /**
     * @param pinned the only keys that count, whatever the document says; none pins nothing
     */
    public InstallationKeys(Source source, Set<VerificationKey> pinned, Clock clock) {
        this.source = source;
        this.pinned = Set.copyOf(pinned);
        this.clock = clock;
    }

    /** The key of a {@code kid}, without asking the installation. */
    public Optional<VerificationKey> find(String kid) {
        var known = document;
        return known == null
                ? Optional.empty()
                : known.findKey(kid, Purpose.ASSERTION)
                        .filter(key -> pinned.isEmpty() || pinned.contains(key));
    }

    /** Whether {@link #refresh} would ask the installation now. */
    public synchronized boolean mayRefresh() {
        return !clock.instant().isBefore(attemptedAt.plus(PAUSE));
    }

    /** Fetches the document, unless that was tried just now. */
    public void refresh() {
        synchronized (this) {
            if (!mayRefresh()) {
                return;
            }
            attemptedAt = clock.instant();
        }
        try {
            var fetched = source.fetch();
            if (!pinned.isEmpty()
                    && fetched.methods().stream().noneMatch(m -> pinned.contains(m.key()))) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        "The installation's DID document holds none of the pinned keys; no gateway"
                                + " is served");
            }
            document = fetched;
        } catch (IOException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The installation's DID document cannot be had: " + Http.reason(e));
        }
    }

    /** Fetches the document if there is none, or it is old. */
    public void refreshIfStale() {
        boolean stale;
        synchronized (this) {
            stale = document == null || clock.instant().isAfter(attemptedAt.plus(STALE));
        }
        if (stale) {
            refresh();
        }
    }
}
