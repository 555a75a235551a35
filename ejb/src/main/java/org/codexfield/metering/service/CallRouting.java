package org.codexfield.metering.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.codexfield.identity.DocumentSigner;
import org.codexfield.metering.NodeId;
import org.codexfield.metering.verify.GatewayToken;

/** Which node serves next, and what this gateway shows to it. */
@ApplicationScoped
public class CallRouting {

    private static final Duration LIFE = Duration.ofSeconds(60);
    private static final Duration RENEWED_AFTER = Duration.ofSeconds(30);
    private static final int MOST_NODES = 10_000;

    @Inject DocumentSigner signer;
    @Inject Clock clock;

    private final Map<NodeId, AtomicInteger> underWay = new ConcurrentHashMap<>();
    private final Map<NodeId, Shown> tokens = new ConcurrentHashMap<>();

    private record Shown(String jws, Instant at) {}

    /** The least loaded first, by what this gateway knows itself and what nodes said last. */
    List<LiveNode> ordered(List<LiveNode> nodes) {
        // loads change while nodes are compared, so each is looked at once
        return nodes.stream()
                .map(node -> new Loaded(node, load(node)))
                .sorted(Comparator.comparingDouble(Loaded::load))
                .map(Loaded::node)
                .toList();
    }

    private record Loaded(LiveNode node, double load) {}

    private double load(LiveNode node) {
        return Math.max(count(node).get(), node.underWay()) / (double) node.capacity();
    }

    void begin(LiveNode node) {
        count(node).incrementAndGet();
    }

    void end(LiveNode node) {
        count(node).decrementAndGet();
    }

    private AtomicInteger count(LiveNode node) {
        return underWay.computeIfAbsent(node.id(), any -> new AtomicInteger());
    }

    /** The token for a node; signed anew every half minute. */
    String token(LiveNode node) {
        var now = clock.instant();
        var shown = tokens.get(node.id());
        if (shown == null
                || now.isBefore(shown.at())
                || now.isAfter(shown.at().plus(RENEWED_AFTER))) {
            var token = new GatewayToken(node.id().value(), now, now.plus(LIFE));
            var signed = signer.signAsInstallation(GatewayToken.JWS_TYPE, "json", token.payload());
            shown = new Shown(signed.jws(), now);
            if (tokens.size() >= MOST_NODES) {
                tokens.clear();
            }
            tokens.put(node.id(), shown);
        }
        return shown.jws();
    }
}
