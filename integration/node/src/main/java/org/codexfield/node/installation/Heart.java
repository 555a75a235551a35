package org.codexfield.node.installation;

import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.codexfield.metering.verify.NodeHeartbeat;
import org.codexfield.node.store.Shelf;

/**
 * Says how the node is as often as the installation wants to hear it, and at once when what it
 * hosts has changed.
 */
public final class Heart implements Closeable {

    private static final System.Logger LOG = System.getLogger(Heart.class.getName());

    /** How often it is looked whether there is something to say. */
    private static final Duration TICK = Duration.ofMillis(100);

    private static final Duration UNTIL_TOLD = Duration.ofSeconds(1);

    private final Installation installation;
    private final InstallationKeys keys;
    private final Shelf shelf;
    private final Stock stock;
    private final Load load;
    private final Clock clock;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "heartbeat"));

    // all below: the timer's thread only
    private long dueNanos = System.nanoTime();
    private Duration interval = UNTIL_TOLD;
    private long toldChanges;
    private boolean unheard;
    private String state = "";

    /**
     * How busy the node is.
     *
     * @param capacity how many calls it serves at once
     * @param underWay how many it is serving
     */
    public record Load(int capacity, IntSupplier underWay) {}

    /** Where it looks, and whom it tells. */
    public record Parts(InstallationKeys keys, Shelf shelf, Stock stock) {}

    public Heart(Installation installation, Parts parts, Load load, Clock clock) {
        this.installation = installation;
        this.keys = parts.keys();
        this.shelf = parts.shelf();
        this.stock = parts.stock();
        this.load = load;
        this.clock = clock;
    }

    /** Begins. */
    public void start(UUID node) {
        var unused =
                timer.scheduleWithFixedDelay(
                        () -> tick(node), 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void tick(UUID node) {
        long changes = shelf.changes();
        boolean due = System.nanoTime() - dueNanos >= 0;
        if (!due && (unheard || changes == toldChanges)) {
            return;
        }
        unheard = true;
        try {
            var answer = beat(node);
            interval = answer.interval();
            toldChanges = changes;
            unheard = false;
            tellState(answer.state());
            stock.want(answer.hosting());
            keys.refreshIfStale();
        } catch (IOException e) {
            tellState("unheard: " + Http.reason(e));
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "The node stops", e);
        } catch (RuntimeException | Error e) {
            // a node that is silent for ever is worse than one that is short of memory for a while
            LOG.log(System.Logger.Level.ERROR, "A heartbeat failed for no reason foreseen", e);
        }
        dueNanos = System.nanoTime() + interval.toNanos();
    }

    private HeartbeatAnswer beat(UUID node) throws IOException {
        return installation.beat(
                new NodeHeartbeat(
                        installation.audience(),
                        clock.instant(),
                        node,
                        load.capacity(),
                        load.underWay().getAsInt(),
                        shelf.whole().stream().limit(NodeHeartbeat.MAX_HOSTED).toList()));
    }

    private void tellState(String now) {
        if (!now.equals(state)) {
            state = now;
            LOG.log(System.Logger.Level.INFO, "The installation holds this node for: " + now);
        }
    }
}
