package org.codexfield.portal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.codexfield.portal.LoadGenerator.Seen;
import org.codexfield.portal.MeteredData.Consumer;
import org.codexfield.server.MeasuredPortal;
import org.codexfield.server.NginxServer;
import org.codexfield.server.NodeProcess;
import org.codexfield.server.RunningPortal;

/**
 * Measures metered calls of a part of 1 KB beside the same call without metering. A program of its
 * own, not part of the build; its argument is how many seconds each run takes.
 */
public final class GatewayMeasure {

    private static final System.Logger LOG = System.getLogger(GatewayMeasure.class.getName());
    private static final int CLIENTS = 32;
    private static final int GRANTS = 100;
    private static final int RUNS = 3;
    private static final long ASK_MILLIS = 5;
    private static final long NO_LIMIT = 1_000_000_000L;
    private static final Duration TOKEN_LIFE = Duration.ofSeconds(30);
    private static final String PLAIN = "forwarding servlet, node";

    private final BenchKey key;
    private final MeasuredPortal portal;
    private final Duration time;
    private final List<Target> targets = new ArrayList<>();

    /** What is measured, and what it is compared with. */
    private record Target(String name, LoadGenerator load, List<Seen> seen) {

        Target(String name, URI server, Supplier<byte[]> requests) {
            this(name, new LoadGenerator(server, CLIENTS, requests), new ArrayList<>());
        }

        double perSecond() {
            var rates = seen.stream().mapToDouble(Seen::perSecond).sorted().toArray();
            return rates[rates.length / 2];
        }
    }

    private GatewayMeasure(BenchKey key, MeasuredPortal portal, Duration time) {
        this.key = key;
        this.portal = portal;
        this.time = time;
    }

    /** Takes the seconds of a run. */
    public static void main(String[] arguments) throws IOException {
        var time = Duration.ofSeconds(Long.parseLong(arguments[0]));
        var key = new BenchKey();
        try (var portal = new MeasuredPortal("gateway-measure", key::addedTo)) {
            var settings = NodeProcess.settings(portal.publicAddress(), "gateway-measure-node");
            NodeProcess.keepApiKey(settings);
            try (var node = NodeProcess.start(settings);
                    var nginx =
                            NginxServer.before(
                                    node.address(), RunningPortal.folder("gateway-nginx"))) {
                new GatewayMeasure(key, portal, time).run(node, nginx);
            }
        }
    }

    private void run(NodeProcess node, NginxServer nginx) throws IOException {
        var data = MeteredData.of(portal.address(), NO_LIMIT).hostedBy(node);
        var own = MeteredData.of(portal.address(), NO_LIMIT);
        var hot = data.consumer();
        var many = IntStream.range(0, GRANTS).mapToObj(i -> data.consumer()).toList();
        data.awaitCallable(portal.address(), hot);
        LOG.log(System.Logger.Level.INFO, "Ready to measure; server " + portal.process().pid());
        metered("metered, one hot grant, node", data, List.of(hot));
        metered("metered, 100 grants, node", data, many);
        unmetered(PLAIN, portal.address(), "/bare/forward" + data.pathAtNode(), node);
        unmetered("nginx, node", nginx.address(), data.pathAtNode(), node);
        metered("metered, part of the gateway", own, List.of(own.consumer()));
        var small = request(portal.address(), "/bare/small", "");
        targets.add(new Target("bare servlet", portal.address(), () -> small));
        measure();
        revocations(data, hot, many);
    }

    private void metered(String name, MeteredData data, List<Consumer> consumers) {
        var requests =
                consumers.stream()
                        .map(each -> request(portal.address(), data.path(), each.headers()))
                        .toList();
        targets.add(
                new Target(
                        name,
                        portal.address(),
                        new Supplier<>() {
                            private int next;

                            @Override
                            public byte[] get() {
                                return requests.get(next++ % requests.size());
                            }
                        }));
    }

    private void unmetered(String name, URI server, String path, NodeProcess node) {
        targets.add(
                new Target(
                        name,
                        server,
                        new Supplier<>() {
                            private byte[] request = new byte[0];
                            private long madeNanos;

                            @Override
                            public byte[] get() {
                                long now = System.nanoTime();
                                if (request.length == 0 || now - madeNanos > TOKEN_LIFE.toNanos()) {
                                    madeNanos = now;
                                    request = request(server, path, headers(node));
                                }
                                return request;
                            }
                        }));
    }

    private String headers(NodeProcess node) {
        return "Authorization: Bearer "
                + key.token(portal.publicAddress(), node.id())
                + "\r\nNode-Port: "
                + node.address().getPort()
                + "\r\n";
    }

    private static byte[] request(URI server, String path, String headers) {
        return ("GET "
                        + path
                        + " HTTP/1.1\r\nHost: "
                        + server.getAuthority()
                        + "\r\n"
                        + headers
                        + "\r\n")
                .getBytes(ISO_8859_1);
    }

    private void measure() throws IOException {
        for (var target : targets) {
            target.load().most(time);
        }
        for (int i = 0; i < RUNS; i++) {
            for (var target : targets) {
                target.seen().add(target.load().most(time));
            }
        }
        LOG.log(
                System.Logger.Level.INFO,
                "{0} connections, {1} runs of {2} s; calls/s of each run, median; at half of it:"
                        + " p50, p99; share of the load generator at most and at half; others",
                CLIENTS,
                RUNS,
                time.toSeconds());
        for (var target : targets) {
            double median = target.perSecond();
            var half = target.load().at(median / 2, time);
            LOG.log(
                    System.Logger.Level.INFO,
                    "| %-30s | %s | %,7.0f | %6.2f | %6.2f | %2.0f %%, %2.0f %% | %s %s |"
                            .formatted(
                                    target.name(),
                                    rates(target.seen()),
                                    median,
                                    half.p50Millis(),
                                    half.p99Millis(),
                                    100 * target.seen().get(RUNS / 2).cpuShare(),
                                    100 * half.cpuShare(),
                                    target.seen().get(RUNS / 2).others(),
                                    half.others()));
        }
        ratio("(a) one hot grant to the forwarding servlet, goal 0.7", 0, 2);
        ratio("(a) 100 grants to the forwarding servlet, goal 0.7", 1, 2);
        ratio("(b) one hot grant to nginx, goal 0.2", 0, 3);
        ratio("(b) 100 grants to nginx, goal 0.2", 1, 3);
        ratio("part of the gateway to a bare servlet, goal 0.3", 4, 5);
    }

    private static String rates(List<Seen> seen) {
        return seen.stream()
                .map(each -> "%,.0f".formatted(each.perSecond()))
                .reduce((some, other) -> some + ", " + other)
                .orElse("");
    }

    private void ratio(String what, int ours, int bare) {
        LOG.log(
                System.Logger.Level.INFO,
                "%s: %.2f"
                        .formatted(
                                what,
                                targets.get(ours).perSecond() / targets.get(bare).perSecond()));
    }

    /** Takes grants back while others are called, and asks until each is refused. */
    private void revocations(MeteredData data, Consumer hot, List<Consumer> revoked)
            throws IOException {
        var load =
                new Target(
                        "background",
                        portal.address(),
                        () -> request(portal.address(), data.path(), hot.headers()));
        double half = targets.get(0).perSecond() / 2;
        var nanos = new long[revoked.size()];
        var limit = Duration.ofMinutes(2);
        try (var background = Crowd.of(1, client -> load.load().at(half, limit));
                var line = new GatewayLine(portal.address())) {
            for (int i = 0; i < nanos.length; i++) {
                var consumer = revoked.get(i);
                line.get(data.path(), consumer.headers());
                data.revoke(consumer);
                long start = System.nanoTime();
                while (line.get(data.path(), consumer.headers()).status() != 403) {
                    Crowd.pause(ASK_MILLIS);
                }
                nanos[i] = System.nanoTime() - start;
            }
            if (background.isOver()) {
                throw new IllegalStateException("The load has ended before");
            }
        }
        Arrays.sort(nanos);
        LOG.log(
                System.Logger.Level.INFO,
                "%d revocations at half load, until refused: p50 %.0f ms, p99 %.0f ms, goal 1,000"
                        .formatted(
                                nanos.length,
                                nanos[nanos.length / 2] / 1e6,
                                nanos[nanos.length * 99 / 100] / 1e6));
    }
}
