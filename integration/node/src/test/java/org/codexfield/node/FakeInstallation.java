package org.codexfield.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.codexfield.evidence.verify.DidDocument;
import org.codexfield.evidence.verify.Ed25519;
import org.codexfield.evidence.verify.Jws;
import org.codexfield.evidence.verify.JwsHeader;
import org.codexfield.evidence.verify.KeyAlgorithm;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.evidence.verify.VerificationKey;
import org.codexfield.evidence.verify.VerificationMethod;
import org.codexfield.evidence.verify.VerificationMethod.Purpose;
import org.codexfield.metering.verify.GatewayToken;
import org.codexfield.metering.verify.NodeHeartbeat;
import org.codexfield.metering.verify.NodeRegistration;
import org.codexfield.metering.verify.NodeToken;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;
import org.codexfield.shared.DomainException;
import org.codexfield.shared.Ids;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of an installation that a node uses, as the contract has them: every signature is
 * checked. Parts can be made to break off, to stall and to be wrong.
 */
final class FakeInstallation implements AutoCloseable {

    static final String API_KEY = "cfk_sample";

    /** Of the installation and of the nodes that know it. */
    final RunningClock clock = new RunningClock();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final byte[] privateKey = Ed25519.newPrivateKey(new SecureRandom());
    private final Map<UUID, Did> nodes = new ConcurrentHashMap<>();
    private final Map<Digest, SampleCapsule> hosting = new ConcurrentHashMap<>();
    private final List<VerificationMethod> methods = new CopyOnWriteArrayList<>();

    final List<NodeHeartbeat> heartbeats = new CopyOnWriteArrayList<>();
    final List<NodeRegistration> registrations = new CopyOnWriteArrayList<>();
    final List<String> ranges = new CopyOnWriteArrayList<>();
    final AtomicInteger documents = new AtomicInteger();

    /** After how many bytes the next answer with a part breaks off; -1: never. */
    final AtomicInteger breakOff = new AtomicInteger(-1);

    /** After how many bytes answers with parts stall; -1: never. */
    final AtomicInteger stall = new AtomicInteger(-1);

    /** What is sent instead of a part, by its path. */
    final Map<String, byte[]> lies = new ConcurrentHashMap<>();

    FakeInstallation() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        methods.add(method("k1", publicKey()));
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    VerificationKey publicKey() {
        return Ed25519.publicKey(privateKey);
    }

    void host(SampleCapsule... capsules) {
        for (var capsule : capsules) {
            hosting.put(capsule.digest(), capsule);
        }
    }

    void host(Set<SampleCapsule> only) {
        hosting.keySet().removeIf(d -> only.stream().noneMatch(c -> c.digest().equals(d)));
    }

    /** The one node that registered. */
    UUID node() {
        return nodes.keySet().iterator().next();
    }

    /** A token that gateways would show now. */
    String token() {
        return token("k1", privateKey, node(), clock.instant(), 60);
    }

    /** A token of any sort. */
    String token(String kid, byte[] key, UUID node, Instant issuedAt, long seconds) {
        var token = new GatewayToken(node, issuedAt, issuedAt.plusSeconds(seconds));
        return Jws.sign(
                new JwsHeader(KeyAlgorithm.ED25519, did() + "#" + kid, GatewayToken.JWS_TYPE),
                token.payload(),
                Ed25519.signer(key));
    }

    byte[] privateKey() {
        return privateKey.clone();
    }

    /** Adds a key to the installation's document. */
    void add(String kid, byte[] key) {
        methods.add(method(kid, Ed25519.publicKey(key)));
    }

    Did did() {
        return new Did("did:web:localhost%3A" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private VerificationMethod method(String kid, VerificationKey key) {
        return new VerificationMethod(
                did() + "#" + kid, key, Set.of(Purpose.ASSERTION, Purpose.AUTHENTICATION));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var parts = List.of(path.substring(1).split("/", 7));
            if (path.equals("/.well-known/did.json")) {
                documents.incrementAndGet();
                send(exchange, 200, new DidDocument(did(), List.copyOf(methods)).toJson());
            } else if (path.equals("/organisations/gridworks/did.json")) {
                var organisation = new Did(did() + ":organisations:gridworks");
                send(exchange, 200, new DidDocument(organisation, List.of()).toJson());
            } else if (path.equals("/api/v1/nodes")) {
                register(exchange);
            } else if (path.endsWith("/heartbeats")) {
                beat(exchange, UUID.fromString(parts.get(3)));
            } else if (path.contains("/capsules/")) {
                give(exchange, parts);
            } else {
                refuse(exchange, 404, "no such address");
            }
        } catch (DomainException e) {
            refuse(exchange, 403, String.valueOf(e.getMessage()));
        }
    }

    private void register(HttpExchange exchange) throws IOException {
        if (!("Bearer " + API_KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            refuse(exchange, 401, "the API key is unknown");
            return;
        }
        var body = StrictJson.parse(exchange.getRequestBody().readAllBytes());
        var registration =
                NodeRegistration.verify(
                        body.path("registration").asText(), address().toString(), clock.instant());
        registrations.add(registration);
        var known =
                nodes.entrySet().stream()
                        .filter(node -> node.getValue().equals(registration.node()))
                        .map(Map.Entry::getKey)
                        .findFirst();
        var id = known.orElseGet(() -> Ids.next(clock.instant()));
        nodes.put(id, registration.node());
        send(
                exchange,
                known.isPresent() ? 200 : 201,
                StrictJson.newObject().put("id", id.toString()));
    }

    private void beat(HttpExchange exchange, UUID node) throws IOException {
        var body = StrictJson.parse(exchange.getRequestBody().readAllBytes());
        heartbeats.add(
                NodeHeartbeat.verify(
                        body.path("heartbeat").asText(),
                        key(node),
                        node,
                        address().toString(),
                        clock.instant()));
        var json = StrictJson.newObject().put("state", "active").put("intervalSeconds", 1);
        var list = json.putArray("hosting");
        for (var capsule : hosting.values()) {
            var head = capsule.manifest().head();
            list.addObject()
                    .put("capsule", head.capsule().toString())
                    .put("version", head.version().value())
                    .put("manifestDigest", capsule.digest().hex());
        }
        send(exchange, 200, json);
    }

    private void give(HttpExchange exchange, List<String> path) throws IOException {
        var node = UUID.fromString(path.get(3));
        NodeToken.verify(
                String.valueOf(exchange.getRequestHeaders().getFirst(NodeToken.HEADER)),
                key(node),
                node,
                address().toString(),
                clock.instant());
        var capsule = hosting.get(Digest.parse(path.get(5)));
        if (capsule == null) {
            refuse(exchange, 403, "not to be hosted");
        } else if (path.get(6).equals("manifest")) {
            send(exchange, 200, capsule.manifest().bytes());
        } else {
            var part = path.get(6).substring("parts/".length());
            var bytes = lies.getOrDefault(part, capsule.part(part));
            give(exchange, bytes, capsule.sha256(part));
        }
    }

    private void give(HttpExchange exchange, byte[] bytes, Digest tag) throws IOException {
        int from = 0;
        var range = exchange.getRequestHeaders().getFirst("Range");
        ranges.add(String.valueOf(range));
        if (range != null
                && ("\"" + tag + "\"").equals(exchange.getRequestHeaders().getFirst("If-Range"))) {
            from = Integer.parseInt(range.replaceAll("\\D", ""));
            exchange.getResponseHeaders()
                    .add(
                            "Content-Range",
                            "bytes %d-%d/%d".formatted(from, bytes.length - 1, bytes.length));
        }
        exchange.sendResponseHeaders(
                from > 0 ? 206 : 200, bytes.length == 0 ? -1 : bytes.length - from);
        int end = breakOff.getAndSet(-1);
        int stop = stall.get();
        int until = end >= 0 ? from + end : stop >= 0 ? from + stop : bytes.length;
        exchange.getResponseBody().write(bytes, from, Math.min(until, bytes.length) - from);
        exchange.getResponseBody().flush();
        if (end < 0 && stop >= 0) {
            awaitEnd();
        }
    }

    /** Holds the connection without a word until the installation ends. */
    private void awaitEnd() throws IOException {
        try {
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the installation ends", e);
        }
    }

    private Did key(UUID node) {
        @Nullable Did key = nodes.get(node);
        return key == null ? new Did("did:key:zUnknown") : key;
    }

    private static void refuse(HttpExchange exchange, int status, String detail)
            throws IOException {
        send(exchange, status, StrictJson.newObject().put("detail", detail));
    }

    private static void send(HttpExchange exchange, int status, JsonNode json) throws IOException {
        send(exchange, status, json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] bytes) throws IOException {
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** What nodes said they hosted when they were last heard. */
    List<Digest> hosted() {
        var all = new ArrayList<>(heartbeats);
        return all.isEmpty() ? List.of() : all.get(all.size() - 1).hosted();
    }
}
