package org.codexfield.metering.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.codexfield.licensing.GrantId;
import org.codexfield.metering.model.RefusedTooOften;

/**
 * How often each grant was refused in this minute. A refusal costs nothing and its receipt is kept
 * for ever, so a client that asks on and on is turned away without one.
 */
@ApplicationScoped
public class Denials {

    static final int MOST = 300;
    private static final int GRANTS = 10_000;

    @Inject Clock clock;

    private final Map<GrantId, Minute> counts =
            new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<GrantId, Minute> eldest) {
                    return size() > GRANTS;
                }
            };

    private record Minute(Instant start, int refused) {}

    /**
     * Counts a refusal that gets a receipt.
     *
     * @throws RefusedTooOften if the grant had as many in this minute as are written down
     */
    void count(GrantId grant) {
        var minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        synchronized (counts) {
            var before = counts.get(grant);
            int refused = before != null && before.start().equals(minute) ? before.refused() : 0;
            if (refused >= MOST) {
                throw new RefusedTooOften(MOST, minute.plus(1, ChronoUnit.MINUTES));
            }
            counts.put(grant, new Minute(minute, refused + 1));
        }
    }
}
