package org.codexfield.metering.web;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.codexfield.metering.EndpointIsUnacceptable;
import org.codexfield.metering.IpAddress;
import org.codexfield.metering.NodeEndpoint;
import org.codexfield.metering.service.EndpointGuard;
import org.codexfield.metering.service.LiveNode;
import org.codexfield.shared.DomainException;
import org.jspecify.annotations.Nullable;

/**
 * To where the gateway connects for a node. A name is resolved and judged, and it is the judged
 * address that is connected to; under TLS it is the name, which the client resolves again: no other
 * machine has the certificate for it.
 *
 * <p>What was found holds for {@value #FRESH_SECONDS} s, a refusal too. A name service that does
 * not answer is waited for {@value #WAIT_SECONDS} s, by few threads; meanwhile an address that was
 * judged within the last minute goes on serving.
 */
@ApplicationScoped
public class NodeAddresses {

    static final int FRESH_SECONDS = 5;
    static final int WAIT_SECONDS = 2;

    private static final long FRESH = Duration.ofSeconds(FRESH_SECONDS).toNanos();
    private static final long KEPT = Duration.ofMinutes(1).toNanos();
    private static final int THREADS = 8;
    private static final int WAITING = 64;
    private static final int MOST = 10_000;
    private static final String TLS = "https";

    private final Map<URI, Found> found = new ConcurrentHashMap<>();
    private final Map<URI, Future<Found>> asking = new ConcurrentHashMap<>();

    @SuppressWarnings("NullAway.Init")
    private EndpointGuard guard;

    @SuppressWarnings("NullAway.Init")
    private @Resource ManagedThreadFactory threads;

    @SuppressWarnings("NullAway.Init")
    private ThreadPoolExecutor executor;

    private LongSupplier nanos = System::nanoTime;

    /**
     * What was found out.
     *
     * @param address scheme, host and port; {@code null} if it was refused
     * @param judgedAt in nanoseconds
     * @param freshFrom the same, unless nobody answered since
     */
    private record Found(
            @Nullable String address,
            @Nullable DomainException refusal,
            long judgedAt,
            long freshFrom) {

        String orRefusal() {
            if (address == null) {
                throw refusal == null ? noAnswer() : refusal;
            }
            return address;
        }
    }

    /** For the container's proxy. */
    protected NodeAddresses() {}

    @Inject
    NodeAddresses(EndpointGuard guard) {
        this.guard = guard;
    }

    NodeAddresses(EndpointGuard guard, ThreadFactory threads, LongSupplier nanos) {
        this.guard = guard;
        this.nanos = nanos;
        this.executor = pool(threads);
    }

    @PostConstruct
    void open() {
        executor = pool(threads);
    }

    @PreDestroy
    void close() {
        executor.shutdownNow();
    }

    private static ThreadPoolExecutor pool(ThreadFactory threads) {
        var queue = new ArrayBlockingQueue<Runnable>(WAITING);
        var pool = new ThreadPoolExecutor(THREADS, THREADS, 1, TimeUnit.MINUTES, queue, threads);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /**
     * Scheme, host and port, without a slash at the end. It may wait for the name service.
     *
     * @throws DomainException if this server may not connect to it, or does not know where it is
     */
    String of(LiveNode node) {
        var endpoint = node.endpoint();
        var known = found.get(endpoint);
        if (known != null && isWithin(FRESH, known.freshFrom())) {
            return known.orRefusal();
        }
        try {
            return ask(endpoint).get(WAIT_SECONDS, TimeUnit.SECONDS).orRefusal();
        } catch (TimeoutException | RejectedExecutionException late) {
            return whileNobodyAnswers(endpoint, known);
        } catch (ExecutionException failure) {
            throw new IllegalStateException("An address was not found", failure);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw noAnswer();
        }
    }

    private String whileNobodyAnswers(URI endpoint, @Nullable Found known) {
        long now = nanos.getAsLong();
        var meanwhile =
                known != null && known.address() != null && isWithin(KEPT, known.judgedAt())
                        ? new Found(known.address(), null, known.judgedAt(), now)
                        : new Found(null, noAnswer(), now, now);
        // whoever comes next does not wait as well
        found.put(endpoint, meanwhile);
        return meanwhile.orRefusal();
    }

    private boolean isWithin(long age, long since) {
        return nanos.getAsLong() - since < age;
    }

    private static DomainException noAnswer() {
        return new EndpointIsUnacceptable("the name service does not say where it is");
    }

    /** One question for each endpoint, however many wait for its answer. */
    private Future<Found> ask(URI endpoint) {
        return asking.computeIfAbsent(endpoint, any -> executor.submit(() -> find(endpoint)));
    }

    private Found find(URI endpoint) {
        try {
            var now = judged(endpoint);
            if (found.size() >= MOST) {
                found.clear();
            }
            found.put(endpoint, now);
            return now;
        } finally {
            asking.remove(endpoint);
        }
    }

    private Found judged(URI endpoint) {
        try {
            var target = guard.resolve(NodeEndpoint.parse(endpoint.toString()));
            var at = target.endpoint();
            var host = at.scheme().equals(TLS) ? at.host() : literal(target.address());
            long now = nanos.getAsLong();
            return new Found(at.scheme() + "://" + host + ":" + at.port(), null, now, now);
        } catch (DomainException refusal) {
            long now = nanos.getAsLong();
            return new Found(null, refusal, now, now);
        }
    }

    private static String literal(IpAddress address) {
        try {
            var text = InetAddress.getByAddress(address.bytes()).getHostAddress();
            return text.indexOf(':') < 0 ? text : "[" + text + "]";
        } catch (UnknownHostException e) {
            throw new IllegalStateException("An address has 4 or 16 bytes", e);
        }
    }
}
