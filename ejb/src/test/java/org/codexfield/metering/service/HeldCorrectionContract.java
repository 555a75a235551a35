package org.codexfield.metering.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.codexfield.metering.ReceiptId;
import org.codexfield.metering.model.CorrectionMayBeDone;
import org.codexfield.metering.model.MeteringIsBusy;
import org.codexfield.metering.model.ReceiptCorrections;
import org.codexfield.metering.model.ReceiptIsCorrected;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Corrections whose writer is held up, on a real database. */
abstract class HeldCorrectionContract extends CorrectionsContract {

    private static final int FOR_EVER = 1_000_000;
    private static final Duration SOON = Duration.ofSeconds(20);

    private final AtomicBoolean held = new AtomicBoolean();
    private final AtomicBoolean begun = new AtomicBoolean();

    HeldCorrectionContract(Supplier<TestDatabase> source) {
        super(source);
    }

    /** Fails after it wrote, so that the commit is rolled back and tried again. */
    private final class Held implements ReceiptCorrections {
        @Override
        public boolean add(Kept correction) {
            boolean added = metering.corrections.add(correction);
            begun.set(true);
            if (held.get()) {
                throw new IllegalStateException("The database is away");
            }
            return added;
        }

        @Override
        public Optional<Kept> find(ReceiptId either) {
            return metering.corrections.find(either);
        }
    }

    @BeforeEach
    void hold() {
        begun.set(false);
        second.desk.corrections = new Held();
        second.desk.patience = Duration.ofSeconds(3);
        second.desk.grace = Duration.ofMillis(100);
    }

    @AfterEach
    void letGo() {
        held.set(false);
        two.failBefore.set(0);
        awaitWriter();
    }

    private void awaitWriter() {
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThatCode(two.writer::requireRoom).doesNotThrowAnyException());
    }

    private void correctWithSecond(ReceiptId id) {
        it.app.as(fiona, () -> second.correct(id, aVoid()));
    }

    @Test
    void whoseTurnDoesNotCome_isWithdrawn_andNeverWritten() {
        var id = aCall();
        second.desk.patience = Duration.ofMillis(100);
        two.failBefore.set(FOR_EVER);

        assertThatThrownBy(() -> correctWithSecond(id)).isInstanceOf(MeteringIsBusy.class);
        two.failBefore.set(0);
        awaitWriter();

        assertThat(begun).isFalse();
        assertThat(corrections(id)).isZero();
        assertThat(it.app.as(fiona, () -> first.find(id))).isEmpty();
        assertThat(it.app.audited("receipt-corrected", fiona)).isZero();
        second.desk.patience = SOON;
        correctWithSecond(id);
        assertThat(corrections(id)).isEqualTo(1);
    }

    @Test
    void whoseWritingHasBegun_isToBeLookedUp_andIsDoneOnce() {
        var id = aCall();
        held.set(true);

        assertThatThrownBy(() -> correctWithSecond(id))
                .isInstanceOf(CorrectionMayBeDone.class)
                .hasMessageContaining(id.toString());
        assertThat(corrections(id)).isZero();
        held.set(false);
        await().atMost(SOON).until(() -> corrections(id) == 1);

        awaitWriter();
        assertThatThrownBy(() -> correctWithSecond(id)).isInstanceOf(ReceiptIsCorrected.class);
        assertThat(it.app.audited("receipt-corrected", fiona)).isEqualTo(1);
    }

    @Test
    void whoIsInterrupted_isToldTheSame() throws Exception {
        var id = aCall();
        second.desk.patience = Duration.ofMinutes(5);
        second.desk.grace = Duration.ofMinutes(5);
        held.set(true);
        var refusal = new AtomicReference<Throwable>();
        var asking =
                new Thread(
                        () -> {
                            try {
                                correctWithSecond(id);
                            } catch (CorrectionMayBeDone e) {
                                refusal.set(e);
                            }
                        });

        asking.start();
        await().atMost(SOON).untilTrue(begun);
        asking.interrupt();
        asking.join(SOON.toMillis());

        assertThat(refusal.get()).isInstanceOf(CorrectionMayBeDone.class);
    }
}
