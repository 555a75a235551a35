package org.codexfield.metering.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.codexfield.metering.verify.CorrectionKind;
import org.codexfield.metering.verify.Dimensions;
import org.codexfield.metering.verify.Outcome;
import org.codexfield.metering.verify.Receipt;
import org.codexfield.metering.verify.Tariff;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;
import org.codexfield.shared.TextIsUnacceptable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CorrectionTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Digest SOME = Digest.of(new byte[] {1});
    private static final Dimensions USED = new Dimensions(1, 1_048_576, 2_000, 3_000_000, 5);
    private static final Correction VOID =
            new Correction(CorrectionKind.VOID, Optional.empty(), "Sent twice");

    private static Receipt receipt(
            Dimensions used, Outcome outcome, Receipt.@Nullable Correction correction) {
        var did = new Did("did:web:x.example");
        return new Receipt(
                new UUID(1, 1),
                "x.example/logs/receipts-1",
                1,
                new Receipt.Ground("a/b", "1.0.0", SOME, "g", SOME, SOME, did, did),
                new Receipt.Call("invoke", "research", NOON, 5, outcome, "", 0, null, false),
                Receipt.Charge.of(used, Tariff.FIRST, Tariff.FIRST.digest(), outcome),
                null,
                correction);
    }

    private static Correction amended(long bytes, long tokens, long cpu, long gpu) {
        return new Correction(
                CorrectionKind.AMEND,
                Optional.of(
                        new Correction.Amended(
                                Optional.of(bytes),
                                Optional.of(tokens),
                                Optional.of(cpu),
                                Optional.of(gpu))),
                "Measured wrongly");
    }

    @Test
    void aVoid_leavesNothing() {
        var charge = VOID.chargeFor(receipt(USED, Outcome.SERVED, null), Tariff.FIRST);

        assertThat(charge.dimensions()).isEqualTo(Dimensions.NONE);
        assertThat(charge.microMu()).isZero();
        assertThat(charge.tariffDigest()).isEqualTo(Tariff.FIRST.digest());
    }

    @Test
    void anAmendment_keepsTheCall_andWhatIsLeftOut() {
        var fewer =
                new Correction(
                        CorrectionKind.AMEND,
                        Optional.of(
                                new Correction.Amended(
                                        Optional.empty(),
                                        Optional.of(500L),
                                        Optional.empty(),
                                        Optional.empty())),
                        "Fewer");

        var charge = fewer.chargeFor(receipt(USED, Outcome.PARTIAL, null), Tariff.FIRST);

        assertThat(charge.dimensions()).isEqualTo(new Dimensions(1, 1_048_576, 500, 3_000_000, 5));
        assertThat(charge.microMu()).isEqualTo(5_500_250);
    }

    /** Whatever is given, either it is refused or nothing is more, and something is less. */
    @Property(tries = 2000)
    void anAmendment_onlyEverLowers(
            @ForAll @LongRange(min = -1, max = 1_048_577) long bytes,
            @ForAll @LongRange(min = -1, max = 2_001) long tokens,
            @ForAll @LongRange(min = -1, max = 3_000_001) long cpu,
            @ForAll @LongRange(min = -1, max = 6) long gpu,
            @ForAll @LongRange(min = 0, max = 3_000_000) long price) {
        var tariff = new Tariff(1, price, price, price, price, price);
        var old = receipt(USED, Outcome.SERVED, null);
        boolean within =
                List.of(bytes, tokens, cpu, gpu).stream().allMatch(one -> one >= 0)
                        && bytes <= USED.bytes()
                        && tokens <= USED.tokens()
                        && cpu <= USED.cpuMicros()
                        && gpu <= USED.gpuMicros();
        var wanted = amended(bytes, tokens, cpu, gpu);
        if (!within) {
            assertThatThrownBy(() -> wanted.chargeFor(old, tariff))
                    .isInstanceOf(CorrectionRaises.class);
            return;
        }
        if (new Dimensions(1, bytes, tokens, cpu, gpu).equals(USED)) {
            assertThatThrownBy(() -> wanted.chargeFor(old, tariff))
                    .isInstanceOf(CorrectionChangesNothing.class);
            return;
        }
        var charge = wanted.chargeFor(old, tariff);

        assertThat(charge.dimensions().within(USED)).isTrue();
        assertThat(charge.microMu()).isLessThanOrEqualTo(tariff.microMu(USED));
        assertThat(charge.microMu()).isEqualTo(tariff.microMu(charge.dimensions()));
    }

    @Test
    void whatIsUnchanged_countsNothing_orIsACorrection_isRefused() {
        var same = amended(USED.bytes(), USED.tokens(), USED.cpuMicros(), USED.gpuMicros());
        var corrects = new Receipt.Correction(new UUID(2, 2), CorrectionKind.AMEND);

        assertThatThrownBy(() -> same.chargeFor(receipt(USED, Outcome.SERVED, null), Tariff.FIRST))
                .isInstanceOf(CorrectionChangesNothing.class);
        for (var outcome : List.of(Outcome.FAILED, Outcome.DENIED, Outcome.OVER_QUOTA)) {
            assertThatThrownBy(() -> VOID.chargeFor(receipt(USED, outcome, null), Tariff.FIRST))
                    .isInstanceOf(ReceiptCountsNothing.class);
        }
        assertThatThrownBy(
                        () ->
                                VOID.chargeFor(
                                        receipt(Dimensions.NONE, Outcome.SERVED, null),
                                        Tariff.FIRST))
                .isInstanceOf(ReceiptCountsNothing.class);
        assertThatThrownBy(
                        () -> VOID.chargeFor(receipt(USED, Outcome.SERVED, corrects), Tariff.FIRST))
                .isInstanceOf(CorrectionIsFinal.class);
    }

    @Test
    void aReason_isNeeded_andAVoidHasNoNumbers() {
        var amended = amended(1, 1, 1, 1).amended();

        for (var reason : List.of("", "  ab  ", "x".repeat(501), "a\u202Eb c")) {
            assertThatThrownBy(() -> new Correction(CorrectionKind.VOID, Optional.empty(), reason))
                    .as(reason)
                    .isInstanceOf(TextIsUnacceptable.class);
        }
        assertThatThrownBy(() -> new Correction(CorrectionKind.VOID, amended, "Sent twice"))
                .isInstanceOf(CorrectionIsMalformed.class);
        assertThatThrownBy(
                        () -> new Correction(CorrectionKind.AMEND, Optional.empty(), "Sent twice"))
                .isInstanceOf(CorrectionIsMalformed.class);
    }
}
