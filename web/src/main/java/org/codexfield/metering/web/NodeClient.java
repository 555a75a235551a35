package org.codexfield.metering.web;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.codexfield.metering.NodeId;
import org.codexfield.metering.service.LiveNode;
import org.codexfield.metering.service.MeteredCall;

/**
 * The one client with which this server calls nodes. It follows nothing, keeps no cookies, uses no
 * proxy, and runs on few threads of its own, on which nobody may wait.
 */
@ApplicationScoped
public class NodeClient {

    /** How long a connection may take to be made. */
    static final Duration CONNECT = Duration.ofSeconds(2);

    private static final System.Logger LOG = System.getLogger(NodeClient.class.getName());
    private static final int MOST_DISBELIEVED = 10_000;
    private static final int THREADS = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());

    private final Set<NodeId> disbelieved = ConcurrentHashMap.newKeySet();

    @SuppressWarnings("NullAway.Init")
    private @Resource ManagedThreadFactory threads;

    @SuppressWarnings("NullAway.Init")
    private @Inject NodeAddresses addresses;

    @SuppressWarnings("NullAway.Init")
    private ThreadPoolExecutor executor;

    @SuppressWarnings("NullAway.Init")
    private HttpClient http;

    /** For the container. */
    public NodeClient() {}

    NodeClient(ThreadFactory threads, NodeAddresses addresses) {
        this.addresses = addresses;
        this.executor = pool(threads);
        this.http = client(executor);
    }

    @PostConstruct
    void open() {
        executor = pool(threads);
        http = client(executor);
    }

    private static ThreadPoolExecutor pool(ThreadFactory threads) {
        var pool =
                new ThreadPoolExecutor(
                        THREADS,
                        THREADS,
                        1,
                        TimeUnit.MINUTES,
                        new LinkedBlockingQueue<>(),
                        threads);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static HttpClient client(Executor executor) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(CONNECT)
                .executor(executor)
                .build();
    }

    /** The client's threads end; what is under way breaks off. */
    @PreDestroy
    void close() {
        executor.shutdownNow();
    }

    /** Where what must not wait is done. */
    Executor executor() {
        return executor;
    }

    /**
     * Where a node is asked, and by what right.
     *
     * @param base the capsule's address at the node, with a slash at its end
     * @param atNanos when this was found
     */
    record Target(String base, String token, long atNanos) {}

    /**
     * Finds out where a node is asked. It may wait for the name service, and sign.
     *
     * @throws org.codexfield.shared.DomainException if this server may not connect to it
     */
    Target target(LiveNode node, MeteredCall call) {
        var base = addresses.of(node) + "/capsules/" + call.version().manifestDigest().hex() + "/";
        return new Target(base, call.token(node), System.nanoTime());
    }

    /** Asks a node, without waiting. */
    void ask(NodeAttempt attempt, Target target, NodeQuestion question) {
        var request = question.request();
        var asked =
                HttpRequest.newBuilder(URI.create(target.base() + request.address().target()))
                        .method(request.method(), question.body().publisher())
                        .header("Authorization", "Bearer " + target.token());
        request.headers().forEach(header -> asked.header(header.name(), header.value()));
        attempt.begin(http, asked.build());
    }

    /** Says, once of each node, that what it states cannot be. */
    void disbelieve(LiveNode node, NodeUse stated) {
        if (disbelieved.size() < MOST_DISBELIEVED && disbelieved.add(node.id())) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    () -> "Node " + node.id() + " states " + stated + ", which counts nothing");
        }
    }
}
