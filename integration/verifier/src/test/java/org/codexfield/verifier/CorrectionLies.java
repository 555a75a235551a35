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
                    corrected(
                            "a receipt that was corrected twice",
                            "receipt.correction/receipt-was-corrected-twice",
                            CorrectionKind.AMEND,
                            story -> story.again = true));
}
