package org.codexfield.node.http;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.handlers.GracefulShutdownHandler;
import io.undertow.server.handlers.RequestLimit;
import java.io.Closeable;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.codexfield.node.inference.Models;
import org.codexfield.node.installation.InstallationKeys;
import org.codexfield.node.installation.Stock;
import org.codexfield.node.store.ContentFolder;
import org.codexfield.node.store.Shelf;
import org.xnio.Options;

/** The HTTP server: as many threads, connections, waiting calls and bytes as it is given. */
public final class NodeServer implements Closeable {

    private static final int IO_THREADS = 2;
    private static final int THREADS_FOR_KEYS = 2;
    private static final int MAX_HEADER_BYTES = 16 * 1024;
    private static final int MAX_HEADERS = 64;
    private static final int MAX_CONNECTIONS = 1024;
    private static final int PARSE_MILLIS = 10_000;
    private static final int IDLE_MILLIS = 90_000;
    private static final long LEAST_BYTES_OF_ANSWER = 256 * 1024;

    private static final long GRACE_MILLIS = 5_000;

    private final Undertow undertow;
    private final GracefulShutdownHandler callers;
    private final Calls calls;
    private final Pace pace;

    /**
     * Where it listens, and its bounds.
     *
     * @param bind the address
     * @param port the port; 0 for any that is free
     * @param capacity how many calls are served at once
     * @param queue how many more wait
     * @param bodyBytes the largest body of a call to a model
     * @param slowest within which a body must be there, and 256 KiB of an answer be taken
     */
    public record Bounds(
            String bind, int port, int capacity, int queue, int bodyBytes, Duration slowest) {}

    /** What it serves. */
    public record Goods(Shelf shelf, ContentFolder contents, Models models, Stock stock) {}

    /** Makes it; it serves once it is started. */
    public NodeServer(
            Bounds bounds,
            Goods goods,
            InstallationKeys keys,
            Supplier<Optional<UUID>> node,
            Clock clock) {
        pace = new Pace(bounds.slowest(), LEAST_BYTES_OF_ANSWER);
        var router =
                new Router(
                        goods.shelf(),
                        new PartAction(goods.contents()),
                        new ModelAction(goods.models(), goods.contents(), bounds.bodyBytes()),
                        new PromptAction(goods.contents()),
                        new ChallengeAction(goods.shelf(), goods.contents()));
        calls =
                new Calls(
                        new RequestLimit(bounds.capacity(), bounds.queue()),
                        router,
                        pace,
                        goods.stock()::discard);
        callers =
                new GracefulShutdownHandler(
                        new Gate(new GatewayTokens(keys, node, clock), keys, calls));
        undertow =
                Undertow.builder()
                        .addHttpListener(bounds.port(), bounds.bind())
                        .setIoThreads(IO_THREADS)
                        .setWorkerThreads(bounds.capacity() + THREADS_FOR_KEYS)
                        .setServerOption(UndertowOptions.MAX_HEADER_SIZE, MAX_HEADER_BYTES)
                        .setServerOption(UndertowOptions.MAX_HEADERS, MAX_HEADERS)
                        .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, PARSE_MILLIS)
                        .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, IDLE_MILLIS)
                        .setServerOption(UndertowOptions.DECODE_URL, false)
                        .setServerOption(UndertowOptions.ALWAYS_SET_KEEP_ALIVE, false)
                        .setSocketOption(Options.CONNECTION_HIGH_WATER, MAX_CONNECTIONS)
                        .setSocketOption(Options.CONNECTION_LOW_WATER, MAX_CONNECTIONS)
                        .setHandler(callers)
                        .build();
    }

    /**
     * Begins to listen.
     *
     * @throws BindException if the port cannot be had
     */
    public void start() throws BindException {
        try {
            undertow.start();
        } catch (RuntimeException e) {
            if (e.getCause() instanceof BindException taken) {
                throw taken;
            }
            throw e;
        }
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return (InetSocketAddress) undertow.getListenerInfo().get(0).getAddress();
    }

    /** How many calls it is serving. */
    public int underWay() {
        return calls.underWay();
    }

    /** The program's version. */
    static String version() {
        return Optional.ofNullable(NodeServer.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    /** Takes no more calls, lets those that are served end if they soon do, and stops. */
    @Override
    public void close() {
        callers.shutdown();
        try {
            callers.awaitShutdown(GRACE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        undertow.stop();
        pace.close();
    }
}
