package org.codexfield.licensing.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Status lists signed a moment ago. Anybody may ask for a list as often as they like, so it is
 * compressed and signed once for all who ask within that moment and find the same bits set: a
 * revocation shows at once.
 */
@ApplicationScoped
class SignedStatusLists {

    private static final Duration MOMENT = Duration.ofMillis(900);
    // each is some kilobytes long, at most 30
    private static final int MOST = 200;

    @Inject Clock clock;

    private final Map<UUID, Signed> newest =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<UUID, Signed> eldest) {
                    return size() > MOST;
                }
            };

    private record Signed(Instant at, Set<Integer> set, String jwt) {

        boolean isFresh(Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(MOMENT));
        }
    }

    /**
     * The list with these bits set.
     *
     * @param sign writes and signs it
     */
    String of(UUID list, Set<Integer> set, Supplier<String> sign) {
        var now = clock.instant();
        synchronized (newest) {
            var kept = newest.get(list);
            if (kept != null && kept.isFresh(now) && kept.set().equals(set)) {
                return kept.jwt();
            }
        }
        var signed = new Signed(now, Set.copyOf(set), sign.get());
        synchronized (newest) {
            newest.put(list, signed);
        }
        return signed.jwt();
    }
}
