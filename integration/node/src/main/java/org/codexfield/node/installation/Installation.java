package org.codexfield.node.installation;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.codexfield.capsules.verify.ManifestPart;
import org.codexfield.evidence.verify.DidDocument;
import org.codexfield.evidence.verify.JsonFields;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.metering.verify.NodeHeartbeat;
import org.codexfield.metering.verify.NodeRegistration;
import org.codexfield.metering.verify.NodeToken;
import org.codexfield.node.store.Arrival;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;
import org.codexfield.shared.DomainException;
import org.codexfield.shared.Ids;

/** The installation that the node works for. */
public final class Installation implements Closeable {

    private static final String JSON = "application/json";
    private static final int PARTIAL = 206;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final String base;
    private final NodeIdentity identity;
    private final Clock clock;
    private final Http http;

    /**
     * @param address its public address; a slash at its end is left out
     * @param patience how long headers, and every further piece of a body, may take
     */
    public Installation(URI address, NodeIdentity identity, Clock clock, Duration patience) {
        this.base = address.toString().replaceAll("/+$", "");
        this.identity = identity;
        this.clock = clock;
        this.http = new Http(patience);
    }

    /** The public address, as signatures name it. */
    public String audience() {
        return base;
    }

    /**
     * The installation's own DID document, which must be of the DID that its address stands for.
     */
    public DidDocument didDocument() throws IOException {
        var json = http.json(get("/.well-known/did.json"), "its DID document");
        return read(() -> DidDocument.ofJson(json, did()));
    }

    /** What the method did:web makes of the address. */
    private Did did() {
        var address = URI.create(base);
        var did = new StringBuilder("did:web:").append(address.getHost());
        if (address.getPort() >= 0) {
            did.append("%3A").append(address.getPort());
        }
        return new Did(did + address.getPath().replace('/', ':'));
    }

    /** The DID of an organisation of the installation. */
    public Did organisation(String slug) throws IOException {
        var json =
                http.json(
                        get("/organisations/" + encode(slug) + "/did.json"),
                        "the DID document of " + slug);
        return read(() -> new Did(new JsonFields(json, "DID document").text("id")));
    }

    /**
     * Registers the node, or tells its new endpoint and region.
     *
     * @param apiKey of a member of the operator with the role {@code node-operator}
     */
    public UUID register(Did operator, String endpoint, String region, String apiKey)
            throws IOException {
        var signed =
                new NodeRegistration(
                                base, clock.instant(), identity.did(), endpoint, operator, region)
                        .sign(identity.signer());
        var body = StrictJson.newObject().put("registration", signed);
        var request =
                post("/api/v1/nodes", body).header("Authorization", "Bearer " + apiKey).build();
        var answer = http.json(request, "the registration");
        return read(() -> Ids.parse("node", new JsonFields(answer, "node").text("id")));
    }

    /** Says how the node is. */
    public HeartbeatAnswer beat(NodeHeartbeat heartbeat) throws IOException {
        var body =
                StrictJson.newObject()
                        .put("heartbeat", heartbeat.sign(identity.did(), identity.signer()));
        var request = post("/api/v1/nodes/" + heartbeat.node() + "/heartbeats", body).build();
        var answer = http.json(request, "a heartbeat");
        return read(() -> HeartbeatAnswer.ofJson(answer));
    }

    /** The bytes of a manifest, as they came. */
    public byte[] manifest(UUID node, Digest manifest) throws IOException {
        return http.bytes(
                withToken(node, capsule(node, manifest) + "/manifest").build(),
                "the manifest " + manifest,
                StrictJson.MAX_SIZE_BYTES);
    }

    /** Takes what is missing of a part, from where an earlier attempt ended. */
    public void fetch(UUID node, Digest manifest, ManifestPart part, Arrival arrival)
            throws IOException {
        var path =
                Arrays.stream(part.path().value().split("/", -1))
                        .map(Installation::encode)
                        .collect(Collectors.joining("/"));
        var request = withToken(node, capsule(node, manifest) + "/parts/" + path);
        long from = arrival.receivedBytes();
        if (from > 0) {
            request.header("Range", "bytes=" + from + "-")
                    .header("If-Range", "\"" + part.content().sha256() + "\"");
        }
        var answer = http.send(request.build());
        try (var body = answer.body()) {
            if (answer.statusCode() == RANGE_NOT_SATISFIABLE) {
                arrival.restart();
            }
            Http.requireGood(answer, body, "the part " + part.path());
            if (!goesOn(answer, from)) {
                arrival.restart();
            }
            arrival.take(body);
        }
    }

    @Override
    public void close() {
        http.close();
    }

    private static boolean goesOn(HttpResponse<?> answer, long from) throws IOException {
        if (answer.statusCode() != PARTIAL) {
            return from == 0;
        }
        var range = answer.headers().firstValue("Content-Range").orElse("");
        if (!range.startsWith("bytes " + from + "-")) {
            throw new IOException("Another range was sent than was asked for");
        }
        return true;
    }

    private HttpRequest get(String path) {
        return http.request(URI.create(base + path)).header("Accept", "*/*").build();
    }

    private HttpRequest.Builder post(String path, JsonNode body) {
        return http.request(URI.create(base + path))
                .header("Content-Type", JSON)
                .header("Accept", JSON)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    }

    private HttpRequest.Builder withToken(UUID node, String path) {
        var token =
                new NodeToken(base, clock.instant(), node).sign(identity.did(), identity.signer());
        return http.request(URI.create(base + path)).header(NodeToken.HEADER, token);
    }

    private static String capsule(UUID node, Digest manifest) {
        return "/api/v1/nodes/" + node + "/capsules/" + manifest;
    }

    private static String encode(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Reads an answer, of which nothing is believed. */
    private static <T> T read(Supplier<T> reading) throws IOException {
        try {
            return reading.get();
        } catch (DomainException e) {
            throw new IOException("The installation's answer is not acceptable: " + e.getMessage());
        }
    }
}
