package org.codexfield.portal;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.codexfield.evidence.verify.DidKey;
import org.codexfield.evidence.verify.Ed25519;
import org.codexfield.metering.verify.NodeHeartbeat;
import org.codexfield.metering.verify.NodeRegistration;
import org.codexfield.metering.verify.NodeToken;
import org.codexfield.metering.verify.UsageStatement;
import org.codexfield.server.CheckReturnValue;
import org.codexfield.server.RestClient;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;

/** A node as the portal sees one: a key, and what it signs. */
public final class SignedNode {

    /** The servers live in the machine's time, and so do their nodes. */
    private static final Clock CLOCK = Clock.systemUTC();

    private final String audience;
    private final UnaryOperator<byte[]> signer;
    private final Did did;
    private Instant last = Instant.EPOCH;

    /** A node of the portal at this address, with a new key. */
    public SignedNode(URI portal) {
        this.audience = portal.toString();
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        this.signer = Ed25519.signer(key);
        this.did = DidKey.of(Ed25519.publicKey(key));
    }

    public Did did() {
        return did;
    }

    /** Two statements of one node are never of the same millisecond. */
    private Instant now() {
        var now = CLOCK.instant().truncatedTo(ChronoUnit.MILLIS);
        last = now.isAfter(last) ? now : last.plusMillis(1);
        return last;
    }

    String registration(Did operator, String endpoint, String region) {
        return new NodeRegistration(audience, now(), did, endpoint, operator, region).sign(signer);
    }

    /** Registers for Gridworks Compute, and must be obeyed; its identifier. */
    public UUID register(RestClient by) {
        return register(by, organisation(by, "gridworks"));
    }

    /** What it is called on pages. */
    public String shortName() {
        return did.value().substring("did:key:z6Mk".length(), "did:key:z6Mk".length() + 10);
    }

    /** Registers, and must be obeyed; its identifier. */
    public UUID register(RestClient by, Did operator) {
        var jws = registration(operator, endpoint(), "CH");
        return UUID.fromString(by.post("nodes", Map.of("registration", jws)).path("id").asText());
    }

    /** On this machine, where nobody listens; no two nodes have the same. */
    private String endpoint() {
        var some = Digest.of(did.value().getBytes(StandardCharsets.US_ASCII)).bytes();
        return "http://127.%d.%d.%d:9".formatted(some[0] & 0xFF, some[1] & 0xFF, some[2] & 0xFF);
    }

    String heartbeat(UUID node, Digest... hosted) {
        return heartbeat(node, now(), hosted);
    }

    String heartbeat(UUID node, Instant at, Digest... hosted) {
        return new NodeHeartbeat(audience, at, node, 8, 1, List.of(hosted)).sign(did, signer);
    }

    /** Tells that it has these, and must be heard; what it is to host. */
    public JsonNode beat(RestClient anybody, UUID node, String... hosted) {
        var digests = Arrays.stream(hosted).map(Digest::parse).toArray(Digest[]::new);
        return anybody.post(
                        "nodes/" + node + "/heartbeats",
                        Map.of("heartbeat", heartbeat(node, digests)))
                .path("hosting");
    }

    String token(UUID node) {
        return token(node, now());
    }

    String token(UUID node, Instant at) {
        return new NodeToken(audience, at, node).sign(did, signer);
    }

    public String usage(UUID node, byte[] body) {
        return usage(node, body, now());
    }

    String usage(UUID node, byte[] body, Instant at) {
        return new UsageStatement(audience, at, node, Digest.of(body)).sign(did, signer);
    }

    /** A request for something of a version. */
    HttpRequest.Builder fetch(RestClient anybody, UUID node, String manifest, String what) {
        return anybody.request("nodes/" + node + "/capsules/" + manifest + "/" + what)
                .header(NodeToken.HEADER, token(node));
    }

    /** The DID of an organisation of the portal. */
    @CheckReturnValue
    public static Did organisation(RestClient anybody, String slug) {
        return new Did(anybody.get("organisations/" + slug).body().path("did").asText());
    }
}
