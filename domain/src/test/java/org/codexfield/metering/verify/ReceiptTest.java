package org.codexfield.metering.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.codexfield.evidence.verify.CanonicalJson;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;
import org.codexfield.shared.DomainException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReceiptTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00.125Z");
    private static final UUID ID = UUID.fromString("019c0000-0000-7000-8000-000000000001");
    private static final Receipt.Ground GROUND =
            new Receipt.Ground(
                    "northlight-institute/lung-ct",
                    "1.0.0",
                    Digest.of(new byte[] {1}),
                    "019c0000-0000-7000-8000-000000000002",
                    Digest.of(new byte[] {2}),
                    Digest.of(new byte[] {3}),
                    new Did("did:web:localhost%3A8080:organisations:northlight-institute"),
                    new Did("did:web:localhost%3A8080:organisations:aurora-lab"));

    private static Receipt receipt(
            Outcome outcome, Receipt.@Nullable ServedBy node, @Nullable Instant retryAt) {
        var dimensions = new Dimensions(1, 2_048, 0, 1_500, 0);
        return new Receipt(
                ID,
                "localhost:8080/logs/receipts-1",
                41,
                GROUND,
                new Receipt.Call(
                        "invoke",
                        "research",
                        START,
                        12,
                        outcome,
                        outcome == Outcome.SERVED ? "" : "calls-are-used-up",
                        outcome == Outcome.SERVED ? 0 : 2,
                        retryAt,
                        false),
                Receipt.Charge.of(dimensions, Tariff.FIRST, Tariff.FIRST.digest(), outcome),
                node,
                null);
    }

    @Test
    void aReceipt_isWrittenInCanonicalForm_andReadBack() {
        var served =
                receipt(
                        Outcome.SERVED,
                        new Receipt.ServedBy(ID.toString(), new Did("did:web:example.org")),
                        null);
        var denied = receipt(Outcome.DENIED, null, START.plusSeconds(60));
        var voided =
                new Receipt(
                        served.id(),
                        served.origin(),
                        42,
                        served.ground(),
                        served.call(),
                        served.charge(),
                        served.node(),
                        new Receipt.Correction(ID, CorrectionKind.VOID));

        for (var receipt : List.of(served, denied, voided)) {
            var canonical = CanonicalJson.of(receipt.text());
            assertThat(receipt.text()).isEqualTo(new String(canonical, US_ASCII));
            assertThat(Receipt.parse(canonical)).isEqualTo(receipt);
            assertThat(receipt.leaf().documentDigest()).isEqualTo(Digest.of(canonical));
        }
    }

    @Test
    void aReportedReceipt_namesTheCallToken_inCanonicalForm() {
        var served = receipt(Outcome.SERVED, null, null);
        var ground = served.ground();
        var reported =
                new Receipt(
                        served.id(),
                        served.origin(),
                        43,
                        new Receipt.Ground(
                                ground.capsule(),
                                ground.version(),
                                ground.capsuleDigest(),
                                ground.grant(),
                                null,
                                Digest.of(new byte[] {4}),
                                ground.termsDigest(),
                                ground.provider(),
                                ground.consumer()),
                        served.call(),
                        served.charge(),
                        served.node(),
                        null);
        assertThat(reported.text()).contains("\"callToken\":\"" + Digest.of(new byte[] {4}).hex());
        var canonical = CanonicalJson.of(reported.text());
        assertThat(reported.text()).isEqualTo(new String(canonical, US_ASCII));
        assertThat(Receipt.parse(canonical)).isEqualTo(reported);
    }

    @Test
    void whatWasNotServed_costsNothing_andSaysWhatWasMeasured() {
        var denied = receipt(Outcome.DENIED, null, null);

        assertThat(denied.charge().microMu()).isZero();
        assertThat(denied.charge().dimensions().bytes()).isEqualTo(2_048);
        assertThat(receipt(Outcome.SERVED, null, null).charge().microMu()).isEqualTo(1_003_453);
        assertThatThrownBy(
                        () ->
                                new Receipt(
                                        denied.id(),
                                        denied.origin(),
                                        1,
                                        denied.ground(),
                                        denied.call(),
                                        receipt(Outcome.SERVED, null, null).charge(),
                                        null,
                                        null))
                .isInstanceOf(ReceiptIsMalformed.class);
    }

    @Test
    void anotherTypeOrFormat_anUnknownMember_orOutcome_isRefused() {
        var text = receipt(Outcome.SERVED, null, null).text();

        for (var altered :
                List.of(
                        text.replace("\"formatVersion\":1", "\"formatVersion\":2"),
                        text.replace("\"type\":\"receipt\"", "\"type\":\"tariff\""),
                        text.replace("\"outcome\":\"served\"", "\"outcome\":\"perfect\""),
                        text.replace("\"type\"", "\"surplus\":1,\"type\""),
                        text.replace("\"start\":\"2026", "\"start\":\"20.6"),
                        text.replace("{\"action\"", "{ \"action\""),
                        text.replace("\"sequence\":41", "\"sequence\":-1"))) {
            assertThat(altered).isNotEqualTo(text);
            assertThatThrownBy(() -> Receipt.parse(altered.getBytes(US_ASCII)))
                    .isInstanceOf(DomainException.class);
        }
    }
}
