package org.codexfield.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import org.codexfield.evidence.verify.CanonicalJson;
import org.codexfield.evidence.verify.LogLeaf;
import org.codexfield.metering.TariffAdopted;
import org.codexfield.metering.verify.CorrectionKind;
import org.codexfield.shared.Digest;
import org.junit.jupiter.api.Test;

class GoodPackTest {

    @Test
    void aGoodPack_holds() {
        var report = new Story().tell().report();

        assertThat(report.findings().stream().filter(Finding::spoils)).isEmpty();
        assertThat(report.holds()).isTrue();
    }

    @Test
    void aGoodPackOfAReceipt_holds() {
        var report = new ReceiptStory().tell().report();

        assertThat(report.findings().stream().filter(Finding::spoils)).isEmpty();
        assertThat(report.holds()).isTrue();
    }

    @Test
    void aGoodPackOfAReportedCall_holds_byThePayersProof() {
        var story = new ReceiptStory();
        story.reported = true;
        var report = story.tell().report();

        assertThat(report.findings().stream().filter(Finding::spoils)).isEmpty();
        assertThat(report.findings().stream().map(Finding::name)).contains("receipt.token");
    }

    @Test
    void aTokenForAnyNode_coversThisOne() {
        var story = new ReceiptStory();
        story.reported = true;
        story.rewritten.put("call-token", json -> json.remove(List.of("node")));

        assertThat(story.tell().report().holds()).isTrue();
    }

    /** A key that was reported after the call was good when the node used the token. */
    @Test
    void aKeyReportedAfterTheCall_signedTheTokenStill() {
        var story = new ReceiptStory();
        story.reported = true;
        story.before.put("", () -> story.consumer.compromised());
        story.rewritten.put(
                "key.compromised",
                json -> json.put("at", ReceiptStory.CALLED.plusMillis(1).toString()));

        assertThat(story.tell().report().holds()).isTrue();
    }

    /** What the log was told before it was told scopes and organisations is not worth less. */
    @Test
    void aPackOfOlderDocuments_holds_andSaysWhatIsNotShown() {
        var story = new Story();
        for (var type : List.of("request.submitted", "request.approved", "key.created")) {
            story.rewritten.put(
                    type, json -> json.remove(List.of("actions", "purposes", "organisation")));
        }
        var report = story.tell().report();

        assertThat(report.holds()).isTrue();
        assertThat(report.findings().stream().map(Finding::name))
                .contains(
                        "grant.scope/scope-is-not-logged",
                        "grant.provider/organisation-is-not-logged",
                        "grant.consumer/organisation-is-not-logged");
    }

    @Test
    void aPackOfACorrection_holds_andSaysThatTheOldReceiptCountsNoMore() {
        for (var kind : CorrectionKind.values()) {
            var story = new ReceiptStory();
            story.correction = kind;
            var report = story.tell().report();

            assertThat(report.findings().stream().filter(Finding::spoils))
                    .as(kind.code())
                    .isEmpty();
            assertThat(report.findings().stream().map(Finding::name))
                    .contains("receipt.counts/receipt-was-" + kind.code() + "ed")
                    .contains("receipt.correction");
        }
    }

    /** A tariff that was adopted after the call changes nothing. */
    @Test
    void aLaterTariff_isNotThatOfTheCall() {
        var story = new ReceiptStory();
        story.before.put(
                "", () -> new TariffAdopted(2, Digest.ZERO, ReceiptStory.CALLED.plusMillis(1)));

        assertThat(story.tell().report().holds()).isTrue();
    }

    /** Whatever single bit is flipped, it is found, and nothing breaks. */
    @Test
    void anyFlippedBit_isFound() {
        var random = new Random(7);
        for (int i = 0; i < 150; i++) {
            var story = new ReceiptStory();
            story.reported = i % 2 == 0;
            story.tell();
            var paths = List.copyOf(story.files.keySet());
            var path = paths.get(random.nextInt(paths.size()));
            var bytes = story.file(path);
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));

            assertThat(story.report().holds()).as(path).isFalse();
        }
    }

    /** A document is proved by a fork whose checkpoint a proof of some receipt shows first. */
    @Test
    void aForkBehindAReceipt_isFound() {
        var story = new Story();
        story.tell();
        var hidden = new LogLeaf("receipt", Digest.of(new byte[] {1}));
        var granted = new LogLeaf("grant.issued", story.grant);
        var fork = new TestLog(story.decisions.origin);
        fork.append(hidden);
        while (fork.size() < story.decisions.size()) {
            fork.append(granted);
        }
        var note = fork.note(fork.size(), story.installation);
        var all = new LinkedHashMap<>(story.files);
        story.files.clear();
        story.files.put("a.proof.json", proof(fork, 0, note));
        story.files.putAll(all);
        story.files.put(story.proofOf("grant.issued"), proof(fork, 1, note));
        story.index();

        assertThat(story.report().findings().stream().map(Finding::name))
                .contains("log.pinned/log-was-forked", "log.document/document-is-missing");
    }

    private static byte[] proof(TestLog log, long index, String note) {
        return CanonicalJson.of(log.proof(index, log.size(), note).toJson());
    }
}
