package org.codexfield.metering.service;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.codexfield.evidence.service.TestShards;
import org.codexfield.evidence.verify.LogLeaf;
import org.codexfield.licensing.CallLimit;
import org.codexfield.licensing.verify.CallWindow;
import org.codexfield.metering.model.GatewayRun;
import org.codexfield.metering.model.MeteringIsBusy;
import org.codexfield.metering.model.QuotaKey;
import org.codexfield.metering.model.UsageIsTakenOver;
import org.codexfield.metering.verify.Outcome;
import org.codexfield.metering.verify.Receipt;
import org.codexfield.shared.Digest;
import org.junit.jupiter.api.Test;

/** Quotas are exact and receipts durable, whatever several servers do at once. */
abstract class GatewayContract extends TwoGateways {

    private static final int CLIENTS = 32;

    @Test
    void aQuotaOfN_permitsExactlyN_underManyClientsOnTwoServers() throws Exception {
        int most = 1_500;
        var quota = quota(most);
        var served = new AtomicInteger();
        var work = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < CLIENTS; i++) {
            var server = i % 2 == 0 ? one : two;
            work.add(
                    () -> {
                        for (var call = server.call(quota);
                                call.isPresent();
                                call = server.call(quota)) {
                            durable(call.get());
                            served.incrementAndGet();
                        }
                        return true;
                    });
        }
        var clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            for (var done : clients.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            clients.shutdownNow();
        }

        assertThat(served).hasValue(most);
        assertThat(spent(quota)).isEqualTo(most);
        assertThat(leased(quota)).isZero();
        assertThat(sql().number("SELECT count(*) FROM metering.receipt", List.of()))
                .isEqualTo(most);
        assertThat(sql().number("SELECT SUM(calls) FROM metering.usage_day", List.of()))
                .isEqualTo(most);
        // many receipts share a transaction and a signature
        assertThat(one.commits.get() + two.commits.get()).isLessThan(most);
    }

    @Test
    void whatOneServerHoldsInStock_isGivenBack_beforeAnotherSaysExhausted() throws Exception {
        var quota = quota(80);
        durable(one.call(quota).orElseThrow());
        assertThat(leased(quota)).isEqualTo(9);

        int served = 0;
        for (var call = two.call(quota); call.isPresent(); call = two.call(quota)) {
            durable(call.get());
            served++;
        }

        assertThat(served).isEqualTo(79);
        assertThat(one.call(quota)).isEmpty();
    }

    @Test
    void aCallThatFails_costsNoPermit() throws Exception {
        var quota = quota(1);
        var held = one.quotas.reserve(List.of(quota)).hold();
        assertThat(two.call(quota)).isEmpty();

        var failed = durable(one.writer.write(one.draft(quota, held, Outcome.FAILED)));

        assertThat(failed.charge().microMu()).isZero();
        await().atMost(10, TimeUnit.SECONDS).until(() -> leased(quota) == 0);
        var served = await().until(() -> two.call(quota), Optional::isPresent);
        assertThat(durable(served.orElseThrow()).charge().microMu()).isEqualTo(2_000_000);
        assertThat(spent(quota)).isEqualTo(1);
    }

    @Test
    void severalWindows_giveAllOrNothing() {
        var wide = quota(10);
        var narrow = QuotaKey.of(wide.grant(), new CallLimit(CallWindow.MINUTE, 1), NOON, NOON);

        assertThat(one.quotas.reserve(List.of(wide, narrow)).exhausted()).isEmpty();
        assertThat(one.quotas.reserve(List.of(wide, narrow)).exhausted()).contains(narrow);

        var rest = 0;
        while (one.quotas.reserve(List.of(wide)).exhausted().isEmpty()) {
            rest++;
        }
        assertThat(rest).isEqualTo(9);
    }

    @Test
    void whatADeadServerHeld_isFreeOnce() throws Exception {
        var quota = quota(20);
        durable(one.call(quota).orElseThrow());
        one.quotas.reserve(List.of(quota));
        die(one);

        int served = 0;
        for (var call = two.call(quota); call.isPresent(); call = two.call(quota)) {
            durable(call.get());
            served++;
        }

        assertThat(served).isEqualTo(19);
        assertThat(spent(quota)).isEqualTo(20);
    }

    @Test
    void aServerThatWasThoughtDead_beginsAnew_andWhatItServedBeyondTheQuotaIsShownNotBilled()
            throws Exception {
        var quota = quota(2);
        var late = one.quotas.reserve(List.of(quota)).hold();
        var later = one.quotas.reserve(List.of(quota)).hold();
        var first = one.own.get();
        die(one);
        durable(two.call(quota).orElseThrow());

        var within = one.writer.write(one.draft(quota, late, Outcome.SERVED));
        assertThat(durable(within).call().outcome()).isEqualTo(Outcome.SERVED);
        var beyond = durable(one.writer.write(one.draft(quota, later, Outcome.SERVED)));

        assertThat(beyond.call().outcome()).isEqualTo(Outcome.OVER_QUOTA);
        assertThat(beyond.charge().microMu()).isZero();
        assertThat(one.own.get()).isNotEqualTo(first);
        assertThat(spent(quota)).isEqualTo(2);
    }

    @Test
    void everyReceipt_isALeafOfItsShard_provedByOneSignature() throws Exception {
        var quota = quota(1_000);
        var stages = new ArrayList<CompletionStage<Receipt>>();
        for (int i = 0; i < 50; i++) {
            stages.add(one.call(quota).orElseThrow());
        }
        var logs = TestShards.read(database);
        var shard = one.own.get().shard();
        for (var stage : stages) {
            var receipt = durable(stage);
            var text =
                    sql().find(
                                    "SELECT body FROM metering.receipt WHERE id = ?",
                                    List.of(receipt.id()),
                                    row -> row.getString("body"))
                            .orElseThrow();
            assertThat(Receipt.parse(text.getBytes(US_ASCII))).isEqualTo(receipt);
            var proof =
                    logs.inclusion(shard, Long.toString(receipt.sequence()), OptionalLong.empty());
            var leaf = new LogLeaf(Receipt.TYPE, Digest.of(text.getBytes(US_ASCII)));
            assertThat(
                            proof.signedLeaf()
                                    .orElseThrow()
                                    .verify(leaf, receipt.origin(), TestShards.keys(shard))
                                    .isValid())
                    .isTrue();
        }
        assertThat(logs.checkpoint(shard).treeSize()).isEqualTo(50);
    }

    @Test
    void aBatchThatFails_isWrittenOnce_whenTheDatabaseIsBack() throws Exception {
        var quota = quota(100);
        durable(one.call(quota).orElseThrow());
        one.failBefore.set(1);
        var before = one.call(quota).orElseThrow();
        await().atMost(10, TimeUnit.SECONDS)
                .untilAsserted(
                        () ->
                                assertThatThrownBy(() -> one.writer.requireRoom())
                                        .isInstanceOf(MeteringIsBusy.class));
        durable(before);
        one.failAfter.set(1);
        var after = one.call(quota).orElseThrow();

        assertThat(durable(after).sequence()).isEqualTo(2);
        assertThat(spent(quota)).isEqualTo(3);
        assertThat(sql().number("SELECT count(*) FROM metering.receipt", List.of())).isEqualTo(3);
        one.writer.requireRoom();
        assertThat(durable(one.call(quota).orElseThrow()).sequence()).isEqualTo(3);
    }

    @Test
    void twoServers_writeTwoShards_andADeadOnesNumberIsTakenOver() throws Exception {
        var quota = quota(100);
        durable(one.call(quota).orElseThrow());
        var other = durable(two.call(quota).orElseThrow());
        assertThat(one.own.get().number()).isEqualTo(1);
        assertThat(two.own.get().number()).isEqualTo(2);
        assertThat(other.origin()).endsWith("/logs/receipts-2");
        die(one);

        try (var three = new GatewayServer(database, clock)) {
            var receipt = durable(three.call(quota).orElseThrow());

            assertThat(receipt.origin()).endsWith("/logs/" + GatewayRun.shard(1));
            assertThat(receipt.sequence()).isEqualTo(1);
        }
    }

    @Test
    void whenTheDatabaseFailsInTheMiddle_noPermitIsLost() throws Exception {
        var quota = quota(16);
        var other = quota(1);
        one.loseLeases.set(1);
        assertThatThrownBy(() -> one.quotas.reserve(List.of(quota)))
                .isInstanceOf(IllegalStateException.class);
        // what was taken of the first is given back when the second fails
        durable(one.call(quota).orElseThrow());
        one.loseLeases.set(1);
        assertThatThrownBy(() -> one.quotas.reserve(List.of(quota, other)))
                .isInstanceOf(IllegalStateException.class);
        one.failReturns.set(1);

        assertThat(servedInAll(quota)).isEqualTo(15);
        assertThat(servedInAll(other)).isEqualTo(1);
        assertThat(spent(quota)).isEqualTo(16);
    }

    @Test
    void whatIsOnItsWayToAServer_isNotTakenForUsedUp() throws Exception {
        var quota = quota(16);
        durable(one.call(quota).orElseThrow());
        durable(one.call(quota).orElseThrow());
        one.beforeLeaseArrives.set(
                () ->
                        assertThatThrownBy(() -> everyPermit(two, quota))
                                .as("it is not known yet whether the other needs it")
                                .isInstanceOf(MeteringIsBusy.class));

        durable(one.call(quota).orElseThrow());

        assertThat(servedInAll(quota) + 3).isLessThanOrEqualTo(16);
        assertThat(spent(quota)).isEqualTo(16);
    }

    private static void everyPermit(GatewayServer server, QuotaKey quota) throws Exception {
        for (var call = server.call(quota); call.isPresent(); call = server.call(quota)) {
            durable(call.get());
        }
    }

    @Test
    void twoLimitsOnOneWindow_doNotKeepWhatTheOtherMayHave() throws Exception {
        var wide = quota(80);
        var narrow = QuotaKey.of(wide.grant(), new CallLimit(CallWindow.MONTH, 40), NOON, NOON);
        durable(one.call(wide).orElseThrow());
        int served = 1;
        for (var call = one.call(narrow); call.isPresent(); call = one.call(narrow)) {
            durable(call.get());
            served++;
        }

        assertThat(served).isEqualTo(40);
        for (var call = one.call(wide); call.isPresent(); call = one.call(wide)) {
            durable(call.get());
            served++;
        }
        assertThat(served).isEqualTo(80);
    }

    @Test
    void whatIsTakenOverByAnother_doesNotStopCalls() throws Exception {
        var quota = quota(16);
        var taken = new AtomicInteger();
        var due =
                new DueReceipts(
                        List.of(one.draft(quota, Quotas.Hold.NONE, Outcome.SERVED)),
                        () -> taken.incrementAndGet() > 1);
        one.failBefore.set(1);

        assertThatThrownBy(() -> one.writer.write(due).toCompletableFuture().get(10, SECONDS))
                .hasCauseInstanceOf(UsageIsTakenOver.class);

        one.writer.requireRoom();
    }

    @Test
    void whatAnotherWroteInPart_doesNotStopCalls() throws Exception {
        var quota = quota(16);
        var first = one.draft(quota, Quotas.Hold.NONE, Outcome.SERVED);
        var rest = one.draft(quota, Quotas.Hold.NONE, Outcome.SERVED);
        durable(two.writer.write(first));
        one.failBefore.set(1);

        var due = one.writer.write(new DueReceipts(List.of(first, rest), () -> false));

        assertThatThrownBy(() -> due.toCompletableFuture().get(10, SECONDS))
                .hasCauseInstanceOf(UsageIsTakenOver.class);
        one.writer.requireRoom();
    }

    @Test
    void anErrorOfTheMachine_losesNoReceipt() throws Exception {
        var quota = quota(16);
        durable(one.call(quota).orElseThrow());
        one.breakBefore.set(1);

        assertThat(durable(one.call(quota).orElseThrow()).sequence()).isEqualTo(1);
        one.writer.requireRoom();
    }

    @Test
    void aServerThatEnds_writesWhatItServed_andItsNumberIsFreeAtOnce() throws Exception {
        var quota = quota(16);
        var last = one.call(quota).orElseThrow();

        assertThat(one.writer.finish()).isTrue();
        one.own.end();

        assertThat(last.toCompletableFuture()).isDone();
        assertThatThrownBy(() -> one.writer.requireRoom()).isInstanceOf(MeteringIsBusy.class);
        assertThat(durable(two.call(quota).orElseThrow()).origin())
                .endsWith("/logs/" + GatewayRun.shard(1));
        assertThat(spent(quota)).isEqualTo(2);
    }
}
