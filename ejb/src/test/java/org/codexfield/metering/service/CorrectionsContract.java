package org.codexfield.metering.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import org.codexfield.evidence.ActorSource;
import org.codexfield.evidence.LogProofs;
import org.codexfield.identity.Caller;
import org.codexfield.identity.OrganisationKind;
import org.codexfield.identity.Role;
import org.codexfield.identity.model.Organisation;
import org.codexfield.licensing.CallLimit;
import org.codexfield.licensing.verify.CallWindow;
import org.codexfield.metering.ReceiptId;
import org.codexfield.metering.model.QuotaKey;
import org.codexfield.metering.persistence.TestMetering;
import org.codexfield.metering.verify.Outcome;
import org.codexfield.metering.verify.Receipt;
import org.codexfield.metering.verify.Tariff;
import org.codexfield.shared.Ids;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A provider whose calls were metered, and the gateways of two servers on a real database. */
abstract class CorrectionsContract extends NodesContract {

    static final String WHY = "The node sent everything twice";

    GatewayServer one;
    GatewayServer two;
    TestMetering metering;
    CorrectionService first;
    CorrectionService second;
    private Organisation lab;
    Caller rita;
    Caller fiona;
    QuotaKey quota;

    CorrectionsContract(Supplier<TestDatabase> source) {
        super(source);
    }

    @BeforeAll
    void startGateways() {
        var database = it.app.identity.database;
        one = new GatewayServer(database, it.app.clock);
        two = new GatewayServer(database, it.app.clock);
        metering = one.kept;
        it.app.with(metering.usage).with(metering.receipts).with(metering.receiptViews);
        it.app.with(metering.nodeCalls).with(metering.corrections).with(metering.tariffs);
        it.app.with(one.writer).with((LogProofs) CorrectionsContract::unproved);
        it.app.in(() -> metering.tariffs.adopt(Tariff.FIRST, it.now()));
        first = it.get(CorrectionService.class);
        second = new CorrectionService();
        second.receipts = first.receipts;
        second.kept = first.kept;
        second.corrections = first.corrections;
        second.permit = first.permit;
        second.actors = it.get(ActorSource.class);
        second.desk = new CorrectionDesk();
        second.desk.writer = two.writer;
        second.desk.corrections = metering.corrections;
        second.desk.facts = first.desk.facts;
        second.desk.clock = it.app.clock;
    }

    private static LogProofs.Proved unproved(String origin, long index, OptionalLong size) {
        throw new UnsupportedOperationException(origin);
    }

    @AfterAll
    void stopGateways() {
        one.close();
        two.close();
    }

    @BeforeEach
    void aLab() {
        lab = it.anOrganisation(OrganisationKind.CONSUMER);
        rita = it.caller(lab, Role.REQUESTER, Role.STEWARD, Role.FINANCE);
        fiona = it.caller(it.hospital, Role.FINANCE);
        quota =
                QuotaKey.of(
                        Ids.next(it.now()),
                        new CallLimit(CallWindow.YEAR, 5),
                        it.now(),
                        it.now().minusSeconds(1));
    }

    Receipt called(Outcome outcome) {
        var hold = one.quotas.reserve(List.of(quota)).hold();
        var draft = one.draft(quota, hold, outcome);
        var mine =
                new ReceiptDraft(
                        draft.id(),
                        draft.ground(),
                        draft.call(),
                        draft.charge(),
                        new Receipt.ServedBy(node.toString(), it.grid.did()),
                        null,
                        it.hospital.id(),
                        lab.id(),
                        hold,
                        Optional.empty());
        return one.writer.write(mine).toCompletableFuture().join();
    }

    ReceiptId aCall() {
        return new ReceiptId(called(Outcome.SERVED).id());
    }

    static WantedCorrection aVoid() {
        return new WantedCorrection("void", WHY, null);
    }

    static WantedCorrection bytes(long now) {
        return new WantedCorrection(
                "amend", WHY, new WantedCorrection.Amended(now, null, null, null));
    }

    CorrectionView correct(Caller by, ReceiptId id, WantedCorrection wanted) {
        return it.app.as(by, () -> first.correct(id, wanted));
    }

    Receipt read(UUID id) {
        var text = it.app.as(fiona, () -> first.receipts.text(new ReceiptId(id)));
        return Receipt.parse(text.getBytes(UTF_8));
    }

    long corrections(ReceiptId id) {
        return count("SELECT count(*) FROM metering.receipt WHERE corrects = ?", id.value());
    }

    long count(String sql, Object parameter) {
        return it.app.identity.database.sql().number(sql, List.of(parameter));
    }
}
