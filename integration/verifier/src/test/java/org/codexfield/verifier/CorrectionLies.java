package org.codexfield.verifier;

import static org.codexfield.verifier.Lie.said;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.codexfield.metering.verify.CorrectionKind;

/** Lies about what corrects what. */
final class CorrectionLies {

    private static final String NEW = "receipt";
    private static final String OLD = "corrected";
    private static final String INDEX = "index";
    private static final String NOBODY = "019c0000-0000-7000-8000-000000000000";

    private CorrectionLies() {}

    static Stream<Lie> all() {
        return LIES.stream();
    }

    private static Lie corrected(
            String name, String expected, CorrectionKind how, Consumer<ReceiptStory> more) {
        return Lie.told(
                name,
                expected,
                story -> {
                    var calls = (ReceiptStory) story;
                    calls.correction = how;
                    more.accept(calls);
                });
    }

    private static Lie amended(
            String name, String expected, String which, Consumer<ObjectNode> how) {
        return corrected(
                name,
                expected,
                CorrectionKind.AMEND,
                story ->
                        story.rewritten.put(
                                which,
                                json -> {
                                    how.accept(json);
                                    return json;
                                }));
    }

    private static ObjectNode dimensions(ObjectNode receipt) {
        return (ObjectNode) receipt.path("dimensions");
    }

    private static ObjectNode used(ObjectNode receipt, long tokens) {
        dimensions(receipt).put("tokens", tokens);
        return receipt;
    }

    private static ObjectNode about(ObjectNode index) {
        return (ObjectNode) index.path("about");
    }

    private static final List<Lie> LIES =
            List.of(
                    corrected(
                            "a receipt that was voided",
                            "receipt.counts/receipt-was-voided",
                            CorrectionKind.VOID,
                            story -> story.subject = ReceiptStory.CORRECTED),
                    corrected(
                            "a receipt that was amended",
                            "receipt.counts/receipt-was-amended",
                            CorrectionKind.AMEND,
                            story -> story.subject = ReceiptStory.CORRECTED),
                    amended(
                            "a receipt in a pack of something else",
                            "receipt.counts/nobody-says-that-it-counts",
                            INDEX,
                            json -> about(json).put("kind", "grant").put("id", NOBODY)),
                    said(
                            "a correction of a receipt that is not there",
                            "receipt.correction/corrected-receipt-is-missing",
                            NEW,
                            json -> json.put("correction", "void").put("corrects", NOBODY)),
                    said(
                            "a correction of itself",
                            "receipt.correction/receipt-corrects-itself",
                            NEW,
                            json ->
                                    json.put("correction", "void")
                                            .put("corrects", ReceiptStory.RECEIPT.toString())),
                    amended(
                            "a correction of a correction",
                            "receipt.correction/correction-of-a-correction",
                            OLD,
                            json -> json.put("correction", "void").put("corrects", NOBODY)),
                    amended(
                            "a correction of another grant's receipt",
                            "receipt.correction/correction-is-of-another-grant",
                            OLD,
                            json -> json.put("grant", NOBODY)),
                    amended(
                            "a correction that the shard holds before what it corrects",
                            "receipt.correction/correction-came-earlier",
                            OLD,
                            json -> json.put("sequence", 999)),
                    amended(
                            "a correction that is not later by its identifier, of another shard",
                            "receipt.correction/correction-came-earlier",
                            OLD,
                            json -> json.put("origin", "portal.example/logs/receipts-2")),
                    amended(
                            "a correction that raises what was used",
                            "receipt.correction/correction-raises",
                            NEW,
                            json -> used(json, 501).put("microMu", 2_501_000)),
                    amended(
                            "a correction that raises what it costs",
                            "receipt.correction/correction-raises",
                            NEW,
                            json -> json.put("microMu", 2_500_001)),
                    amended(
                            "a correction that changes nothing",
                            "receipt.correction/correction-changes-nothing",
                            NEW,
                            json -> used(json, 500).put("microMu", 2_500_000)),
                    amended(
                            "an amendment without the call",
                            "receipt.correction/amendment-takes-the-call",
                            NEW,
                            json -> {
                                dimensions(json).put("calls", 0);
                                json.put("microMu", 1_300_000);
                            }),
                    corrected(
                            "a void that leaves something",
                            "receipt.correction/void-counts-something",
                            CorrectionKind.VOID,
                            story ->
                                    story.rewritten.put(
                                            NEW, json -> used(json, 1).put("microMu", 1_000))),
                    amended(
                            "a correction by another tariff",
                            "receipt.correction/correction-has-another-tariff",
                            OLD,
                            json -> json.put("tariffDigest", "0".repeat(64))),
                    amended(
                            "a correction of another call",
                            "receipt.correction/correction-is-of-another-call",
                            OLD,
                            json -> json.put("durationMillis", 21)),
                    amended(
                            "a correction of a call by another node",
                            "receipt.correction/correction-is-of-another-call",
                            OLD,
                            json ->
                                    json.put("node", NOBODY)
                                            .put("nodeOperator", "did:web:grid.example")),
                    amended(
                            "a correction of what costs nothing",
                            "receipt.correction/corrected-receipt-counts-nothing",
                            OLD,
                            json -> json.put("microMu", 0)),
                    corrected(
                            "a receipt that was corrected twice",
                            "receipt.correction/receipt-was-corrected-twice",
                            CorrectionKind.AMEND,
                            story -> story.again = true));
}
