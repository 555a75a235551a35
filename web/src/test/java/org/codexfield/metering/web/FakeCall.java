package org.codexfield.metering.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.codexfield.capsules.CapsuleVersionId;
import org.codexfield.capsules.SealedVersion;
import org.codexfield.capsules.VersionStatus;
import org.codexfield.capsules.verify.CapsuleKind;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.ManifestPart;
import org.codexfield.capsules.verify.PartPath;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.identity.OrganisationId;
import org.codexfield.licensing.Action;
import org.codexfield.metering.ReceiptId;
import org.codexfield.metering.service.GatewayPart;
import org.codexfield.metering.service.LiveNode;
import org.codexfield.metering.service.MeteredCall;
import org.codexfield.metering.verify.Dimensions;
import org.codexfield.metering.verify.Outcome;
import org.codexfield.metering.verify.Receipt;
import org.codexfield.metering.verify.Tariff;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;
import org.jspecify.annotations.Nullable;

/** An admitted call whose receipt is durable when a test says so. */
final class FakeCall implements MeteredCall {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final Digest MANIFEST = Digest.of(new byte[] {1});

    private final ReceiptId id = ReceiptId.next(NOW);
    private final Action action;
    private final List<LiveNode> nodes;
    final Map<String, GatewayPart> parts = new ConcurrentHashMap<>();
    final CompletableFuture<Receipt> durable = new CompletableFuture<>();
    final AtomicInteger underWay = new AtomicInteger();
    volatile boolean durableAtOnce = true;
    volatile boolean onNodesAlone;
    volatile @Nullable Receipt receipt;
    volatile @Nullable Receipt before;

    FakeCall(Action action, List<LiveNode> nodes) {
        this.action = action;
        this.nodes = nodes;
    }

    /** The receipt, once the call is settled. */
    Receipt settled() {
        var now = receipt;
        if (now == null) {
            throw new IllegalStateException("Not settled");
        }
        return now;
    }

    /** Outcome and reason, once the call is settled. */
    String outcome() {
        var now = receipt;
        return now == null ? "open" : (now.call().outcome().code() + " " + now.call().reason());
    }

    @Override
    public ReceiptId receipt() {
        return id;
    }

    @Override
    public SealedVersion version() {
        return new SealedVersion(
                CapsuleVersionId.next(NOW),
                OrganisationId.next(NOW),
                new CapsuleName("acme-labs", "flowers"),
                new VersionNumber("1.0.0"),
                CapsuleKind.MODEL,
                "Flowers",
                MANIFEST,
                VersionStatus.PUBLISHED);
    }

    @Override
    public Action action() {
        return action;
    }

    @Override
    public Optional<Receipt> answered() {
        return Optional.ofNullable(before);
    }

    @Override
    public List<LiveNode> candidates() {
        return nodes;
    }

    @Override
    public String token(LiveNode node) {
        return "token-for-" + node.id();
    }

    @Override
    public Optional<ManifestPart> part(PartPath path) {
        return Optional.ofNullable(parts.get(path.value())).map(GatewayPart::part);
    }

    @Override
    public Optional<GatewayPart> stored(ManifestPart part) {
        return onNodesAlone
                ? Optional.empty()
                : Optional.ofNullable(parts.get(part.path().value()));
    }

    @Override
    public void begin(LiveNode node) {
        underWay.incrementAndGet();
    }

    @Override
    public void end(LiveNode node) {
        underWay.decrementAndGet();
    }

    @Override
    public CompletionStage<Receipt> settle(
            Outcome outcome, Dimensions used, Optional<LiveNode> node, String reason) {
        if (receipt != null) {
            throw new IllegalStateException("Settled twice");
        }
        var written = receipt(id, outcome, used, node, reason);
        receipt = written;
        if (durableAtOnce) {
            durable.complete(written);
        }
        return durable;
    }

    static Receipt receipt(
            ReceiptId id,
            Outcome outcome,
            Dimensions used,
            Optional<LiveNode> node,
            String reason) {
        var did = new Did("did:web:example.org");
        return new Receipt(
                id.value(),
                "localhost:8080/logs/receipts-1",
                41,
                new Receipt.Ground(
                        "acme-labs/flowers", "1.0.0", MANIFEST, "grant", null, MANIFEST, did, did),
                new Receipt.Call("invoke", "research", NOW, 12, outcome, reason, 0, null, false),
                Receipt.Charge.of(used, Tariff.FIRST, Tariff.FIRST.digest(), outcome),
                node.map(by -> new Receipt.ServedBy(by.id().toString(), by.operatorDid()))
                        .orElse(null),
                null);
    }
}
