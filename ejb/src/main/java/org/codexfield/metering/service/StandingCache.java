package org.codexfield.metering.service;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codexfield.capsules.CapsuleVersionId;
import org.codexfield.capsules.SealedVersion;
import org.codexfield.capsules.SealedVersions;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.ManifestPart;
import org.codexfield.capsules.verify.PartPath;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.licensing.GrantId;
import org.codexfield.licensing.GrantStanding;
import org.codexfield.licensing.GrantStandings;
import org.codexfield.metering.model.CredentialIsNotAuthentic;
import org.codexfield.shared.Digest;
import org.codexfield.shared.DomainException;

/**
 * What calls need to know again and again. Of a credential only that its signature was checked is
 * kept, by its digest; where grants, versions and nodes stand is looked up anew when what is known
 * is older than half a second, so that a revocation holds within one.
 */
@ApplicationScoped
public class StandingCache {

    private static final long FRESH_NANOS = Duration.ofMillis(500).toNanos();
    private static final int MAX_CREDENTIAL = 16 * 1024;
    private static final int MOST = 20_000;

    @Inject GrantStandings grants;
    @Inject SealedVersions versions;
    @Inject LiveNodes nodes;
    @Inject Clock clock;

    private final Map<Digest, GrantStandings.Checked> credentials = bounded();
    private final Map<Object, Timed<?>> timed = bounded();
    private final Map<PartKey, ManifestPart> parts = bounded();
    private final Set<GrantId> wanted = ConcurrentHashMap.newKeySet();
    private final Object[] stripes = Stream.generate(Object::new).limit(64).toArray();

    private record Timed<T>(T value, long atNanos) {}

    private record PartKey(CapsuleVersionId version, PartPath path) {}

    private record VersionKey(CapsuleName capsule, VersionNumber number) {}

    static <K, V> Map<K, V> bounded() {
        return new LinkedHashMap<>(256, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > MOST;
            }
        };
    }

    /**
     * The credential, if it is authentic and of now.
     *
     * @throws CredentialIsNotAuthentic if not; nothing says why
     */
    GrantStandings.Checked credential(String jwt, Digest digest) {
        var now = clock.instant();
        GrantStandings.Checked checked;
        synchronized (credentials) {
            checked = credentials.get(digest);
        }
        if (checked == null) {
            checked = check(jwt);
            synchronized (credentials) {
                credentials.put(digest, checked);
            }
        }
        var credential = checked.credential();
        if (now.isBefore(credential.validFrom()) || !now.isBefore(credential.validUntil())) {
            throw new CredentialIsNotAuthentic();
        }
        return checked;
    }

    private GrantStandings.Checked check(String jwt) {
        if (jwt.length() > MAX_CREDENTIAL) {
            throw new CredentialIsNotAuthentic();
        }
        try {
            return grants.check(jwt, clock.instant());
        } catch (DomainException e) {
            throw new CredentialIsNotAuthentic();
        }
    }

    /** The digest by which receipts name a credential. */
    static Digest digest(String jwt) {
        return Digest.of(jwt.getBytes(US_ASCII));
    }

    /** Where the grant stands; none if nobody knows it. */
    Optional<GrantStanding> grant(GrantId id) {
        wanted.add(id);
        Optional<Optional<GrantStanding>> known = fresh(id);
        if (known.isPresent()) {
            return known.get();
        }
        synchronized (wanted) {
            known = fresh(id);
            return known.isPresent() ? known.get() : lookedUp(id);
        }
    }

    /**
     * With all that were asked for since grants were looked up last: what they share is read once.
     */
    private Optional<GrantStanding> lookedUp(GrantId id) {
        var asked = Stream.concat(Stream.of(id), List.copyOf(wanted).stream());
        var ids = asked.distinct().limit(GrantStandings.MOST).collect(Collectors.toSet());
        ids.forEach(wanted::remove);
        long at = System.nanoTime();
        var found = grants.find(ids);
        synchronized (timed) {
            ids.forEach(
                    one -> timed.put(one, new Timed<>(Optional.ofNullable(found.get(one)), at)));
        }
        return Optional.ofNullable(found.get(id));
    }

    /** The version at an address, if there is one. */
    Optional<SealedVersion> version(CapsuleName capsule, VersionNumber number) {
        return timed(new VersionKey(capsule, number), () -> versions.find(capsule, number));
    }

    /** A part of a sealed version, which never changes; none if there is no such part. */
    Optional<ManifestPart> part(CapsuleVersionId version, PartPath path) {
        var key = new PartKey(version, path);
        synchronized (parts) {
            var known = parts.get(key);
            if (known != null) {
                return Optional.of(known);
            }
        }
        var found = versions.part(version, path);
        synchronized (parts) {
            found.ifPresent(part -> parts.put(key, part));
        }
        return found;
    }

    /** The nodes that have it. */
    List<LiveNode> nodes(Digest manifest) {
        return timed(manifest, () -> nodes.hosting(manifest));
    }

    /** What was looked up within the last half second, or is now. */
    <T> T timed(Object key, Supplier<T> load) {
        Optional<T> known = fresh(key);
        if (known.isPresent()) {
            return known.get();
        }
        // many calls miss it at once; one of them asks
        synchronized (stripes[Math.floorMod(key.hashCode(), stripes.length)]) {
            known = fresh(key);
            if (known.isPresent()) {
                return known.get();
            }
            long asked = System.nanoTime();
            var loaded = load.get();
            synchronized (timed) {
                timed.put(key, new Timed<>(loaded, asked));
            }
            return loaded;
        }
    }

    @SuppressWarnings("unchecked")
    private <T> Optional<T> fresh(Object key) {
        synchronized (timed) {
            var known = (Timed<T>) timed.get(key);
            return known != null && System.nanoTime() - known.atNanos() < FRESH_NANOS
                    ? Optional.of(known.value())
                    : Optional.empty();
        }
    }
}
