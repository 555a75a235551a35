package org.codexfield.metering.web;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The calls under way at this server, of which there is a largest number; ends the late ones. */
@ApplicationScoped
public class GatewayCalls {

    /** The most calls at once. */
    static final int MAX = 4_000;

    private static final System.Logger LOG = System.getLogger(GatewayCalls.class.getName());
    private static final long TICK_MILLIS = 100;

    private final Set<GatewayCall> calls = ConcurrentHashMap.newKeySet();
    private final AtomicInteger size = new AtomicInteger();

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

    /** Keeps a place for a call, if there is one. */
    boolean reserve() {
        if (size.incrementAndGet() > MAX) {
            size.decrementAndGet();
            return false;
        }
        return true;
    }

    /** Gives back a place that no call has taken. */
    void release() {
        size.decrementAndGet();
    }

    /** Takes a call, for which a place was kept. */
    void enter(GatewayCall call) {
        calls.add(call);
    }

    /** Lets go of a call and its place. */
    void leave(GatewayCall call) {
        if (calls.remove(call)) {
            release();
        }
    }

    /** How many there are. */
    int size() {
        return size.get();
    }

    /** Looks at each call. */
    void tick() {
        for (var call : calls) {
            try {
                call.tick();
            } catch (RuntimeException failure) {
                LOG.log(System.Logger.Level.ERROR, "A call could not be looked at", failure);
            }
        }
    }
}
