package org.codexfield.metering.service;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.codexfield.capsules.Contents;
import org.codexfield.capsules.SealedVersion;
import org.codexfield.capsules.verify.ManifestPart;
import org.codexfield.capsules.verify.PartPath;
import org.codexfield.licensing.Action;
import org.codexfield.metering.ReceiptId;
import org.codexfield.metering.model.CallKeys;
import org.codexfield.metering.verify.Dimensions;
import org.codexfield.metering.verify.Outcome;
import org.codexfield.metering.verify.Receipt;
import org.jspecify.annotations.Nullable;

/** A call that the gateway let in. */
final class AdmittedCall implements MeteredCall {

    private final Gateway gateway;
    private final CallGround ground;
    private final ReceiptId id;
    private final List<LiveNode> nodes;
    private final CallDecision.Decided decided;
    private final Optional<CallKeys.Key> key;
    private final @Nullable Receipt before;
    private final long beganNanos = System.nanoTime();
    private final AtomicBoolean settled = new AtomicBoolean();

    AdmittedCall(
            Gateway gateway,
            CallGround ground,
            ReceiptId id,
            List<LiveNode> nodes,
            Gateway.Taken taken) {
        this.gateway = gateway;
        this.ground = ground;
        this.id = id;
        this.nodes = List.copyOf(nodes);
        this.decided = taken.decided();
        this.key = taken.key();
        this.before = null;
    }

    /** One that was settled before. */
    AdmittedCall(Gateway gateway, CallGround ground, ReceiptId before) {
        this.gateway = gateway;
        this.ground = ground;
        this.id = before;
        this.nodes = List.of();
        this.decided = CallDecision.Decided.refused("", 0, null);
        this.key = Optional.empty();
        this.before =
                Receipt.parse(
                        gateway.receipts
                                .find(before)
                                .orElseThrow(() -> new IllegalStateException("A key's receipt"))
                                .text()
                                .getBytes(US_ASCII));
        settled.set(true);
    }

    @Override
    public ReceiptId receipt() {
        return id;
    }

    @Override
    public SealedVersion version() {
        return ground.version();
    }

    @Override
    public Action action() {
        return ground.action();
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
        return gateway.routing.token(node);
    }

    @Override
    public Optional<ManifestPart> part(PartPath path) {
        return gateway.standings.part(ground.version().id(), path);
    }

    @Override
    public Optional<GatewayPart> stored(ManifestPart part) {
        // with nodes, it was decided for their region
        boolean here = nodes.isEmpty() || gateway.decision.permitsHere(ground, decided.rule());
        return here ? Optional.of(new Kept(part, gateway.contents)) : Optional.empty();
    }

    private record Kept(ManifestPart part, Contents contents) implements GatewayPart {
        @Override
        public Contents.Opened open(long from, long sizeBytes) {
            return contents.open(part.content(), from, sizeBytes);
        }
    }

    @Override
    public void begin(LiveNode node) {
        gateway.routing.begin(node);
    }

    @Override
    public void end(LiveNode node) {
        gateway.routing.end(node);
    }

    @Override
    public CompletionStage<Receipt> settle(
            Outcome outcome, Dimensions used, Optional<LiveNode> node, String reason) {
        if (!settled.compareAndSet(false, true)) {
            throw new IllegalStateException("A call is settled once");
        }
        var told =
                new Receipt.Call(
                        ground.action().word(),
                        ground.purpose(),
                        ground.start(),
                        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganNanos),
                        outcome,
                        reason,
                        outcome == Outcome.DENIED ? decided.rule() : 0,
                        null,
                        false);
        var by =
                node.map(one -> new Receipt.ServedBy(one.id().toString(), one.operatorDid()))
                        .orElse(null);
        var claim = new Gateway.Claim(decided.hold(), key);
        try {
            return gateway.writer.write(gateway.draft(ground, id, told, used, by, claim));
        } catch (RuntimeException e) {
            // there is no receipt and will be none: nothing may stay taken
            decided.hold().release();
            key.ifPresent(taken -> gateway.returns.release(new CallKeys.Claim(taken, id)));
            throw e;
        }
    }
}
