package org.codexfield.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.codexfield.evidence.verify.CanonicalJson;
import org.codexfield.evidence.verify.Jws;
import org.codexfield.evidence.verify.JwsHeader;
import org.codexfield.evidence.verify.LogLeaf;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.metering.CallTokenIssued;
import org.codexfield.metering.NodeId;
import org.codexfield.metering.verify.CallToken;
import org.codexfield.metering.verify.CorrectionKind;
import org.codexfield.metering.verify.Dimensions;
import org.codexfield.metering.verify.Outcome;
import org.codexfield.metering.verify.Receipt;
import org.codexfield.metering.verify.Tariff;
import org.codexfield.shared.Digest;
import org.codexfield.shared.UtcText;
import org.jspecify.annotations.Nullable;

/** The same, and a call with its receipt in a shard that the log of decisions names. */
final class ReceiptStory extends Story {

    static final Instant CALLED = AT.plusSeconds(10);
    static final UUID RECEIPT = new UUID(11, 1);
    static final String FILE = "receipt/receipt.json";
    static final String PROOF = "receipt/receipt.proof.json";
    static final String TARIFF = "receipt/tariff.json";
    static final String TOKEN = "receipt/call-token.jwt";
    static final UUID NODE = new UUID(14, 1);
    static final UUID CORRECTED = new UUID(10, 1);
    private static final UUID AGAIN = new UUID(12, 1);
    private static final int BEFORE = 5;

    final TestLog shard = new TestLog("portal.example/logs/receipts-1");

    /** How the receipt corrects an earlier one, if it does. */
    @Nullable CorrectionKind correction;

    /** Whether a third corrects the earlier one too. */
    boolean again;

    /** Which receipt the pack is about. */
    UUID subject = RECEIPT;

    /** Whether a node reported the calls, by the consumer's call token. */
    boolean reported;

    /** What becomes of the token's text once it was signed. */
    UnaryOperator<String> token = same -> same;

    private String signedToken = "";

    private final Map<String, Long> places = new LinkedHashMap<>();

    @Override
    String kind() {
        return "receipt";
    }

    @Override
    String subject() {
        return subject.toString();
    }

    @Override
    void further() {
        var tariff = CanonicalJson.of(rewrite("tariff", (ObjectNode) Tariff.FIRST.toJson()));
        files.put(TARIFF, tariff);
        var adopted = event("tariff.adopted", 1);
        adopted.put("version", 1).put("tariffDigest", Tariff.FIRST.digest().hex());
        log(rewrite("tariff.adopted", adopted));
        if (reported) {
            callToken();
        }
        for (int i = 0; i < BEFORE; i++) {
            shard.append(new LogLeaf(Receipt.TYPE, Digest.of(new byte[] {(byte) i})));
        }
        addReceipts();
        shard.append(new LogLeaf(Receipt.TYPE, Digest.of(new byte[] {9})));
        var note = shard.note(shard.size(), signers.getOrDefault("shard", installation));
        places.forEach(
                (path, place) ->
                        files.put(
                                path.replace(".json", ".proof.json"),
                                CanonicalJson.of(shard.proof(place, shard.size(), note).toJson())));
        var head = event("log.checkpoint", 2);
        head.put("origin", shard.origin)
                .put("treeSize", shard.size())
                .put("root", shard.head(shard.size()).root().hex());
        log(rewrite("log.checkpoint", head));
    }

    private void callToken() {
        var says =
                new CallToken(
                        "https://portal.example",
                        new UUID(13, 1),
                        GRANT.value(),
                        NODE,
                        AT,
                        AT.plus(Duration.ofDays(1)));
        var by = signers.getOrDefault("call-token", consumer);
        signedToken =
                token.apply(
                        Jws.sign(
                                new JwsHeader(by.algorithm(), by.kid(), CallToken.JWS_TYPE),
                                CanonicalJson.of(
                                        rewrite(
                                                "call-token",
                                                (ObjectNode) StrictJson.parse(says.payload()))),
                                by.signer()));
        files.put(TOKEN, signedToken.getBytes(UTF_8));
        log(
                new CallTokenIssued(
                        says.id(),
                        consumer.organisation(),
                        GRANT,
                        CallToken.digest(signedToken),
                        null,
                        new NodeId(NODE),
                        AT));
    }

    private void addReceipts() {
        if (correction == null) {
            add(FILE, "receipt", RECEIPT, null);
            return;
        }
        var corrects = new Receipt.Correction(CORRECTED, correction);
        add("receipt/corrected.json", "corrected", CORRECTED, null);
        add(FILE, "receipt", RECEIPT, corrects);
        if (again) {
            add("receipt/again.json", "again", AGAIN, corrects);
        }
    }

    private void add(String path, String type, UUID id, Receipt.@Nullable Correction corrects) {
        var said = (ObjectNode) StrictJson.parse(receipt(id, corrects));
        var bytes = CanonicalJson.of(rewrite(type, said));
        files.put(path, bytes);
        places.put(path, shard.append(new LogLeaf(Receipt.TYPE, Digest.of(bytes))));
    }

    private static ObjectNode event(String type, int number) {
        return StrictJson.newObject()
                .put("type", type)
                .put("id", new UUID(12, number).toString())
                .put("at", UtcText.of(AT));
    }

    private static Dimensions used(Receipt.@Nullable Correction corrects) {
        if (corrects == null) {
            return new Dimensions(1, 1_048_576, 500, 0, 0);
        }
        return corrects.kind() == CorrectionKind.VOID
                ? Dimensions.NONE
                : new Dimensions(1, 1_048_576, 300, 0, 0);
    }

    private byte[] receipt(UUID id, Receipt.@Nullable Correction corrects) {
        var used = used(corrects);
        return new Receipt(
                        id,
                        shard.origin,
                        shard.size(),
                        new Receipt.Ground(
                                manifest.head().capsule().toString(),
                                manifest.head().version().value(),
                                manifest.digest(),
                                GRANT.toString(),
                                reported ? null : Digest.of(credential.getBytes(UTF_8)),
                                reported ? CallToken.digest(signedToken) : null,
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
                                reported),
                        Receipt.Charge.of(
                                used, Tariff.FIRST, Tariff.FIRST.digest(), Outcome.SERVED),
                        reported ? new Receipt.ServedBy(NODE.toString(), stranger.did()) : null,
                        corrects)
                .bytes();
    }
}
