package org.codexfield.metering.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.codexfield.identity.Caller;
import org.codexfield.identity.OrganisationKind;
import org.codexfield.identity.Role;
import org.codexfield.metering.ReceiptId;
import org.codexfield.metering.model.CorrectionChangesNothing;
import org.codexfield.metering.model.CorrectionIsFinal;
import org.codexfield.metering.model.CorrectionIsMalformed;
import org.codexfield.metering.model.CorrectionRaises;
import org.codexfield.metering.model.NotPermitted;
import org.codexfield.metering.model.ReceiptCountsNothing;
import org.codexfield.metering.model.ReceiptIsCorrected;
import org.codexfield.metering.model.ReceiptIsUnknown;
import org.codexfield.metering.verify.CorrectionKind;
import org.codexfield.metering.verify.Dimensions;
import org.codexfield.metering.verify.Outcome;
import org.codexfield.metering.verify.Receipt;
import org.codexfield.shared.DomainException;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.Test;

/** Corrections on a real database, written by the gateways of two servers. */
abstract class CorrectionContract extends CorrectionsContract {

    private static final int AT_ONCE = 16;
    private static final UsageSums ONE_CALL = new UsageSums(1, 0, 0, 1_048_576, 2_000_000);

    CorrectionContract(Supplier<TestDatabase> source) {
        super(source);
    }

    private ListQuery mine(String... pairs) {
        var query = ListQuery.first(50).where("grant", quota.grant().toString());
        for (int i = 0; i < pairs.length; i += 2) {
            query = query.where(pairs[i], pairs[i + 1]);
        }
        return query;
    }

    private UsageSums used(String... pairs) {
        return it.app.as(rita, () -> it.get(UsageService.class).report(mine(pairs))).total();
    }

    private List<ReceiptRow> listed(String... pairs) {
        return it.app.as(rita, () -> first.receipts.list(mine(pairs))).items();
    }

    private String exported(String... pairs) {
        var to = new ByteArrayOutputStream();
        it.app.does(
                rita,
                () -> {
                    try {
                        first.receipts.export(ReceiptFormat.CSV, mine(pairs), to);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
        return to.toString(UTF_8);
    }

    private String today() {
        return it.now().atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    @Test
    void aVoid_saysThatNothingWasUsed_ofTheSameCall() {
        var old = called(Outcome.SERVED);

        var view = correct(fiona, new ReceiptId(old.id()), aVoid());

        var now = read(view.receipt());
        assertThat(view.microMu()).isZero();
        assertThat(view.correctedMicroMu()).isEqualTo(2_000_000);
        assertThat(now.ground()).isEqualTo(old.ground());
        assertThat(now.call()).isEqualTo(old.call());
        assertThat(now.node()).isEqualTo(old.node());
        assertThat(now.charge().dimensions()).isEqualTo(Dimensions.NONE);
        assertThat(now.charge().tariffDigest()).isEqualTo(old.charge().tariffDigest());
        assertThat(now.corrects()).contains(new Receipt.Correction(old.id(), CorrectionKind.VOID));
        assertThat(used()).isEqualTo(UsageSums.NONE);
    }

    @Test
    void anAmendment_lowers_whatThePeriodOfTheCallShows_wheneverItIsMade() {
        var id = aCall();
        var day = today();
        assertThat(used()).isEqualTo(ONE_CALL);
        it.app.clock.pass(Duration.ofDays(2));

        var view = correct(it.steward, id, bytes(524_288));

        assertThat(view.microMu()).isEqualTo(1_500_000);
        assertThat(used("from", day, "to", day))
                .isEqualTo(new UsageSums(1, 0, 0, 524_288, 1_500_000));
        assertThat(used("from", today())).isEqualTo(UsageSums.NONE);
        assertThat(listed("from", today())).isEmpty();
        assertThat(listed("from", day, "to", day, "side", "consumed"))
                .extracting(ReceiptRow::id, ReceiptRow::corrects, ReceiptRow::correctedBy)
                .containsExactly(
                        tuple(view.receipt(), id.value(), null),
                        tuple(id.value(), null, view.receipt()));
        assertThat(listed("to", day)).hasSize(2);
        assertThat(exported("from", day, "to", day).lines().map(line -> line.split(",", -1)))
                .extracting(cells -> cells[0] + "/" + cells[18] + "/" + cells[23] + "/" + cells[24])
                .containsExactly(
                        "id/microMu/correction/correctedBy",
                        id + "/2000000//" + view.receipt(),
                        view.receipt() + "/1500000/amend/");
    }

    @Test
    void itsReason_isForBothSides_notForTheNode_andTheLogHasItsDigest() {
        var id = aCall();

        var view = correct(fiona, id, aVoid());

        for (var either : List.of(id, new ReceiptId(view.receipt()))) {
            for (var by : List.of(fiona, rita)) {
                var seen = it.app.as(by, () -> first.get(either));
                assertThat(seen).isEqualTo(view);
                assertThat(seen.reason()).isEqualTo(WHY);
            }
            var seen = it.app.as(it.runner, () -> first.get(either));
            assertThat(seen.reason()).isNull();
            assertThat(seen.microMu()).isEqualTo(view.microMu());
        }
        assertThat(it.app.audited("receipt-corrected", fiona)).isEqualTo(1);
        assertThat(
                        count(
                                "SELECT count(*) FROM evidence.document WHERE body LIKE ?"
                                        + " AND body LIKE '%\"type\":\"receipt.corrected\"%'",
                                "%\"receipt\":\"" + id + "\"%"))
                .isEqualTo(1);
    }

    private void refused(
            Caller by, ReceiptId id, WantedCorrection wanted, Class<? extends DomainException> as) {
        assertThatThrownBy(() -> correct(by, id, wanted)).isInstanceOf(as);
        assertThatThrownBy(
                        () ->
                                it.app.as(
                                        by,
                                        () ->
                                                second.preview(
                                                        id, wanted.kind(), wanted.dimensions())))
                .isInstanceOf(as);
    }

    @Test
    void nobodyButTheProvider_corrects_andAStrangerLearnsNothing() {
        var id = aCall();
        var carl = it.caller(it.anOrganisation(OrganisationKind.PROVIDER), Role.values());
        var publisher = it.caller(it.hospital, Role.PUBLISHER, Role.ADMINISTRATOR, Role.AUDITOR);

        refused(rita, id, aVoid(), NotPermitted.class);
        refused(it.caller(it.grid, Role.values()), id, aVoid(), NotPermitted.class);
        refused(publisher, id, aVoid(), NotPermitted.class);
        refused(carl, id, aVoid(), ReceiptIsUnknown.class);
        refused(it.installationOperator, id, aVoid(), ReceiptIsUnknown.class);
        refused(fiona, ReceiptId.next(it.now()), aVoid(), ReceiptIsUnknown.class);
        assertThatThrownBy(() -> it.app.as(carl, () -> first.find(id)))
                .isInstanceOf(ReceiptIsUnknown.class);

        assertThat(it.app.as(rita, () -> first.mayCorrect(id))).isFalse();
        assertThat(it.app.as(fiona, () -> first.mayCorrect(id))).isTrue();
        assertThat(corrections(id)).isZero();
        assertThat(used()).isEqualTo(ONE_CALL);
    }

    @Test
    void whatCannotBeCorrected_isNot() {
        var denied = new ReceiptId(called(Outcome.DENIED).id());
        var id = aCall();

        refused(fiona, denied, aVoid(), ReceiptCountsNothing.class);
        refused(fiona, id, bytes(1_048_577), CorrectionRaises.class);
        refused(fiona, id, bytes(-1), CorrectionRaises.class);
        refused(fiona, id, bytes(1_048_576), CorrectionChangesNothing.class);
        refused(fiona, id, new WantedCorrection("undo", WHY, null), CorrectionIsMalformed.class);
        assertThat(corrections(id)).isZero();

        var correction = new ReceiptId(correct(fiona, id, bytes(1)).receipt());
        refused(fiona, correction, aVoid(), CorrectionIsFinal.class);
        assertThatThrownBy(() -> correct(fiona, id, aVoid()))
                .isInstanceOf(ReceiptIsCorrected.class)
                .hasMessageContaining(correction.toString());
        for (var either : List.of(id, correction, denied)) {
            assertThat(it.app.as(fiona, () -> first.mayCorrect(either))).isFalse();
        }
    }

    @Test
    void ofManyAtOnce_onTwoServers_oneCorrects() throws Exception {
        var id = aCall();
        var done = new AtomicInteger();
        var late = new AtomicInteger();
        var work = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < AT_ONCE; i++) {
            var server = i % 2 == 0 ? first : second;
            var wanted = i % 3 == 0 ? aVoid() : bytes(i);
            work.add(
                    () -> {
                        try {
                            it.app.as(fiona, () -> server.correct(id, wanted));
                            return done.incrementAndGet() > 0;
                        } catch (ReceiptIsCorrected e) {
                            return late.incrementAndGet() > 0;
                        }
                    });
        }
        var clients = Executors.newFixedThreadPool(AT_ONCE);
        try {
            for (var one : clients.invokeAll(work, 60, TimeUnit.SECONDS)) {
                assertThat(one.get()).isTrue();
            }
        } finally {
            clients.shutdownNow();
        }

        assertThat(done).hasValue(1);
        assertThat(late).hasValue(AT_ONCE - 1);
        assertThat(corrections(id)).isEqualTo(1);
        assertThat(used().microMu()).isEqualTo(it.app.as(rita, () -> first.get(id)).microMu());
    }

    @Test
    void aCommitThatFails_isTriedAgain_andWritesOneCorrection() {
        var before = aCall();
        one.failBefore.set(1);
        correct(fiona, before, bytes(0));
        var after = aCall();
        one.failAfter.set(1);
        correct(fiona, after, bytes(0));

        assertThat(corrections(before)).isEqualTo(1);
        assertThat(corrections(after)).isEqualTo(1);
        assertThat(used()).isEqualTo(new UsageSums(2, 0, 0, 0, 2_000_000));
        assertThat(it.app.audited("receipt-corrected", fiona)).isEqualTo(2);
    }

    @Test
    void aPermit_isNotGivenBack_andANodeServedNoOtherCall() {
        var id = aCall();
        var others = it.caller(it.grid, Role.NODE_OPERATOR);

        correct(fiona, id, aVoid());

        assertThat(it.app.in(() -> metering.leases.spent(quota))).isEqualTo(1);
        var calls = it.get(NodeCallService.class);
        assertThat(it.app.as(others, () -> calls.lastHour(List.of(node.value()))).values())
                .extracting(NodeHour::calls)
                .containsExactly(1L);
        assertThat(it.app.as(others, () -> calls.last(node)))
                .extracting(NodeCallRow::receipt, NodeCallRow::microMu)
                .containsExactly(tuple(id.value(), 0L));
    }
}
