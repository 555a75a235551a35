package org.codexfield.metering.web;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.codexfield.identity.OrganisationId;
import org.codexfield.shared.web.RequestIsRefused;
import org.jspecify.annotations.Nullable;

/** The calls under way at this server, of which there is a largest number; ends the late ones. */
@ApplicationScoped
public class GatewayCalls {

    /** The most calls at once. */
    static final int MAX = 4_000;

    /** The most of one consumer, so that others find places too. */
    static final int MAX_OF_ONE = MAX / 4;

    /** The most bytes of bodies that are read before their calls are admitted. */
    static final long MAX_READ_FIRST = 64L * 1024 * 1024;

    /** The most bytes of stored blocks that clients have not taken yet. */
    static final long MAX_STORED_BLOCKS = 64L * 1024 * 1024;

    private static final System.Logger LOG = System.getLogger(GatewayCalls.class.getName());
    private static final long TICK_MILLIS = 100;

    private final Map<GatewayCall, Place> calls = new ConcurrentHashMap<>();
    private final AtomicInteger size = new AtomicInteger();
    private final Map<OrganisationId, Integer> sizes = new ConcurrentHashMap<>();
    private final ByteBudget readFirst = new ByteBudget(MAX_READ_FIRST);
    private final ByteBudget storedBlocks = new ByteBudget(MAX_STORED_BLOCKS);

    @SuppressWarnings("NullAway.Init")
    private @Resource ManagedScheduledExecutorService scheduler;

    private @Nullable ScheduledFuture<?> ticking;

    /** For the container. */
    public GatewayCalls() {}

    @PostConstruct
    void begin() {
        ticking =
                scheduler.scheduleAtFixedRate(
                        this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void end() {
        if (ticking != null) {
            ticking.cancel(false);
        }
    }

    /** What a call occupies here, until it is released. */
    final class Place {
        private final OrganisationId consumer;
        private final long readFirstBytes;
        private final AtomicBoolean released = new AtomicBoolean();

        private Place(OrganisationId consumer, long readFirstBytes) {
            this.consumer = consumer;
            this.readFirstBytes = readFirstBytes;
        }

        /** Gives it back; once, however often it is called. */
        void release() {
            if (released.compareAndSet(false, true)) {
                readFirst.give(readFirstBytes);
                leave(consumer);
            }
        }
    }

    /**
     * Keeps a place for a call.
     *
     * @param readFirstBytes how much of its body is kept before it is admitted
     * @throws RequestIsRefused if this server, or this consumer, has enough under way
     */
    Place reserve(OrganisationId consumer, long readFirstBytes) {
        if (size.incrementAndGet() > MAX) {
            size.decrementAndGet();
            throw new RequestIsRefused(GatewayProblems.isBusy());
        }
        if (sizes.merge(consumer, 1, Integer::sum) > MAX_OF_ONE) {
            leave(consumer);
            throw new RequestIsRefused(GatewayProblems.tooManyCallsAtOnce(MAX_OF_ONE));
        }
        if (!readFirst.take(readFirstBytes)) {
            leave(consumer);
            throw new RequestIsRefused(GatewayProblems.isBusy());
        }
        return new Place(consumer, readFirstBytes);
    }

    private void leave(OrganisationId consumer) {
        sizes.computeIfPresent(consumer, (of, many) -> many > 1 ? many - 1 : null);
        size.decrementAndGet();
    }

    /** Takes a call to the place that was kept for it. */
    void enter(GatewayCall call, Place place) {
        calls.put(call, place);
    }

    /** Lets go of a call and its place. */
    void leave(GatewayCall call) {
        var place = calls.remove(call);
        if (place != null) {
            place.release();
        }
    }

    /** The room for blocks of stored parts. */
    ByteBudget storedBlocks() {
        return storedBlocks;
    }

    /** How many there are. */
    int size() {
        return size.get();
    }

    /** Looks at each call. */
    void tick() {
        for (var call : calls.keySet()) {
            try {
                call.tick();
            } catch (RuntimeException failure) {
                LOG.log(System.Logger.Level.ERROR, "A call could not be looked at", failure);
            }
        }
    }
}
