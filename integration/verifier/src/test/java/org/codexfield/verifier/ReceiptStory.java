package org.codexfield.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;
import org.codexfield.evidence.verify.CanonicalJson;
import org.codexfield.evidence.verify.LogLeaf;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.metering.verify.Dimensions;
import org.codexfield.metering.verify.Outcome;
import org.codexfield.metering.verify.Receipt;
import org.codexfield.metering.verify.Tariff;
import org.codexfield.shared.Digest;
import org.codexfield.shared.UtcText;

/** The same, and a call with its receipt in a shard that the log of decisions names. */
final class ReceiptStory extends Story {

    static final Instant CALLED = AT.plusSeconds(10);
    static final UUID RECEIPT = new UUID(11, 1);
    static final String FILE = "receipt/receipt.json";
    static final String PROOF = "receipt/receipt.proof.json";
    static final String TARIFF = "receipt/tariff.json";
    private static final int BEFORE = 5;

    final TestLog shard = new TestLog("portal.example/logs/receipts-1");

    @Override
    String kind() {
        return "receipt";
    }

    @Override
    String subject() {
        return RECEIPT.toString();
    }

    @Override
    void further() {
        var tariff = CanonicalJson.of(rewrite("tariff", (ObjectNode) Tariff.FIRST.toJson()));
        files.put(TARIFF, tariff);
        var adopted = event("tariff.adopted", 1);
        adopted.put("version", 1).put("tariffDigest", Tariff.FIRST.digest().hex());
        log(rewrite("tariff.adopted", adopted));
        for (int i = 0; i < BEFORE; i++) {
            shard.append(new LogLeaf(Receipt.TYPE, Digest.of(new byte[] {(byte) i})));
        }
        var said = (ObjectNode) StrictJson.parse(receipt(Digest.of(credential.getBytes(UTF_8))));
        var bytes = CanonicalJson.of(rewrite("receipt", said));
        files.put(FILE, bytes);
        shard.append(new LogLeaf(Receipt.TYPE, Digest.of(bytes)));
        shard.append(new LogLeaf(Receipt.TYPE, Digest.of(new byte[] {9})));
        var note = shard.note(shard.size(), signers.getOrDefault("shard", installation));
        files.put(PROOF, CanonicalJson.of(shard.proof(BEFORE, shard.size(), note).toJson()));
        var head = event("log.checkpoint", 2);
        head.put("origin", shard.origin)
                .put("treeSize", shard.size())
                .put("root", shard.head(shard.size()).root().hex());
        log(rewrite("log.checkpoint", head));
    }

    private static ObjectNode event(String type, int number) {
        return StrictJson.newObject()
                .put("type", type)
                .put("id", new UUID(12, number).toString())
                .put("at", UtcText.of(AT));
    }

    private byte[] receipt(Digest credential) {
        var used = new Dimensions(1, 1_048_576, 500, 0, 0);
        return new Receipt(
                        RECEIPT,
                        shard.origin,
                        BEFORE,
                        new Receipt.Ground(
                                manifest.head().capsule().toString(),
                                manifest.head().version().value(),
                                manifest.digest(),
                                GRANT.toString(),
                                credential,
                                terms,
                                provider.did(),
                                consumer.did()),
                        new Receipt.Call(
                                "invoke",
                                "research",
                                CALLED,
                                20,
                                Outcome.SERVED,
                                "",
                                0,
                                null,
                                false),
                        Receipt.Charge.of(
                                used, Tariff.FIRST, Tariff.FIRST.digest(), Outcome.SERVED),
                        null,
                        null)
                .bytes();
    }
}
