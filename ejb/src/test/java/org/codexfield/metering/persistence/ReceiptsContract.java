package org.codexfield.metering.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.codexfield.identity.OrganisationId;
import org.codexfield.metering.ReceiptId;
import org.codexfield.metering.model.Receipts;
import org.codexfield.metering.verify.CorrectionKind;
import org.codexfield.metering.verify.Dimensions;
import org.codexfield.metering.verify.Outcome;
import org.codexfield.metering.verify.Receipt;
import org.codexfield.metering.verify.Tariff;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;
import org.codexfield.shared.Ids;
import org.codexfield.shared.persistence.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Receipts are kept, and found by what they correct. */
abstract class ReceiptsContract {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final OrganisationId PARTY = OrganisationId.next(NOON);
    private static final Digest SOME = Digest.of(new byte[] {1});

    private TestDatabase database;
    private Receipts receipts;

    abstract TestDatabase fresh();

    @BeforeEach
    void start() {
        database = fresh();
        receipts = new TestMetering(database).receipts;
    }

    @AfterEach
    void stop() throws Exception {
        database.close();
    }

    @Test
    void aCorrection_isFoundByWhatItCorrects_andByNothingElse() {
        var old = new ReceiptId(Ids.next(NOON));
        var other = new ReceiptId(Ids.next(NOON));
        var correction = new ReceiptId(Ids.next(NOON));
        var corrects = new Receipt.Correction(old.value(), CorrectionKind.VOID);
        database.inTransaction(
                () ->
                        receipts.add(
                                List.of(
                                        row(old, 0, null),
                                        row(other, 1, null),
                                        row(correction, 2, corrects))));

        var found = receipts.findCorrection(old).orElseThrow();

        assertThat(found.sequence()).isEqualTo(2);
        assertThat(found.text()).isEqualTo(receipts.find(correction).orElseThrow().text());
        assertThat(receipts.findCorrection(other)).isEmpty();
        assertThat(receipts.findCorrection(correction)).isEmpty();
    }

    private static Receipts.Row row(
            ReceiptId id, long sequence, Receipt.@Nullable Correction corrects) {
        var did = new Did("did:web:x.example");
        var receipt =
                new Receipt(
                        id.value(),
                        "x.example/logs/receipts-1",
                        sequence,
                        new Receipt.Ground(
                                "hospital/scans",
                                "1.0.0",
                                SOME,
                                new UUID(1, 1).toString(),
                                SOME,
                                SOME,
                                did,
                                did),
                        new Receipt.Call(
                                "invoke", "research", NOON, 5, Outcome.SERVED, "", 0, null, false),
                        Receipt.Charge.of(
                                Dimensions.NONE,
                                Tariff.FIRST,
                                Tariff.FIRST.digest(),
                                Outcome.SERVED),
                        null,
                        corrects);
        return new Receipts.Row(receipt, 1, PARTY, PARTY);
    }
}
