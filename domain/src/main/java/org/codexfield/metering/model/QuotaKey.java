package org.codexfield.metering.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.codexfield.licensing.CallLimit;
import org.codexfield.licensing.verify.CallWindow;

/**
 * A limit in one window of a grant. Keys are locked in their order.
 *
 * @param start the window's first instant
 * @param end the first instant after it
 * @param most how many calls
 */
public record QuotaKey(UUID grant, CallWindow window, Instant start, Instant end, long most)
        implements Comparable<QuotaKey> {

    private static final Comparator<QuotaKey> ORDER =
            Comparator.comparing(QuotaKey::grant)
                    .thenComparing(QuotaKey::window)
                    .thenComparing(QuotaKey::start)
                    .thenComparingLong(QuotaKey::most);

    /** The window of a limit that an instant lies in. */
    public static QuotaKey of(UUID grant, CallLimit limit, Instant now, Instant grantedAt) {
        var span = limit.window().at(now, grantedAt);
        return new QuotaKey(grant, limit.window(), span.start(), span.end(), limit.most());
    }

    @Override
    public int compareTo(QuotaKey other) {
        return ORDER.compare(this, other);
    }
}
