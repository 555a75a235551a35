package org.codexfield.metering.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.codexfield.metering.model.GatewayRun;
import org.codexfield.metering.model.GatewayRunIsLost;
import org.codexfield.metering.model.GatewayRuns;
import org.codexfield.shared.Ids;
import org.jspecify.annotations.Nullable;

/**
 * This server's run as a gateway. It is claimed when it is needed first, and again after the
 * database was not heard of for so long that others may have taken what it held.
 */
@ApplicationScoped
public class OwnRun {

    // less than the database waits, so that this server stops before others begin
    private static final Duration TRUSTED = Duration.ofSeconds(GatewayRuns.SECONDS - 5L);

    private static final System.Logger LOG = System.getLogger(OwnRun.class.getName());

    @Inject QuotaDesk desk;
    @Inject Clock clock;

    private final AtomicReference<@Nullable Heard> heard = new AtomicReference<>();

    /** A run, and until when this server may trust it, by a clock that never jumps. */
    private record Heard(GatewayRun run, long untilNanos) {

        boolean holds() {
            return System.nanoTime() - untilNanos < 0;
        }
    }

    /** The run; claimed when there is none that holds. */
    public GatewayRun get() {
        var known = heard.get();
        return known != null && known.holds() ? known.run() : claimed();
    }

    /** Whether this is the run, and it holds. */
    boolean is(GatewayRun run) {
        var known = heard.get();
        return known != null && known.holds() && known.run().equals(run);
    }

    private synchronized GatewayRun claimed() {
        var known = heard.get();
        if (known != null && known.holds()) {
            return known.run();
        }
        long began = System.nanoTime();
        var run = desk.claim(Ids.next(clock.instant()));
        heard.set(new Heard(run, began + TRUSTED.toNanos()));
        LOG.log(System.Logger.Level.INFO, "This gateway writes the log " + run.shard());
        return run;
    }

    /** Tells the database that this server still runs; every few seconds. */
    synchronized void renew() {
        var known = heard.get();
        if (known == null) {
            return;
        }
        long began = System.nanoTime();
        try {
            desk.renew(known.run());
            heard.set(new Heard(known.run(), began + TRUSTED.toNanos()));
        } catch (GatewayRunIsLost e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "What the gateway held is lost: {0}",
                    e.getMessage());
            lose(known.run());
        }
    }

    /** Gives the run back: what it held is free, and its number another's. */
    synchronized void end() {
        var known = heard.getAndSet(null);
        if (known != null) {
            desk.end(known.run());
        }
    }

    /** Forgets a run that the database does not know any more. */
    synchronized void lose(GatewayRun run) {
        var known = heard.get();
        if (known != null && known.run().equals(run)) {
            heard.set(null);
        }
    }
}
