package org.codexfield.settlement.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.codexfield.settlement.service.TestLedger.FEES;
import static org.codexfield.settlement.service.TestLedger.FUNDING;
import static org.codexfield.settlement.service.TestLedger.account;
import static org.codexfield.settlement.service.TestLedger.entry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.codexfield.identity.OrganisationId;
import org.codexfield.settlement.AccountPurpose;
import org.codexfield.settlement.LedgerAccount;
import org.codexfield.settlement.TransactionKind;
import org.codexfield.settlement.model.FundsAreMissing;
import org.codexfield.settlement.model.HoldRequest;
import org.codexfield.settlement.model.LedgerAccountIsUnknown;
import org.codexfield.settlement.model.LedgerEntry;
import org.codexfield.settlement.model.LedgerTransaction;
import org.codexfield.settlement.model.Posted;
import org.codexfield.settlement.model.Posting;
import org.codexfield.shared.DomainException;
import org.codexfield.shared.persistence.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * 32 writers at once, whose connections are killed again and again: nothing that was acknowledged
 * is lost, nothing happens twice, and every invariant holds.
 */
abstract class LedgerStormContract {

    private static final int WRITERS = 32;
    private static final int ROUNDS = Integer.getInteger("codexfield.ledger.rounds", 20);
    private static final int TRIES = 200;
    private static final int WALLETS = 4;
    private static final long KILL_EVERY_MILLIS = 15;

    private final Map<Posting, Posted> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger killed = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private TestDatabase database;
    private TestLedger ledger;

    abstract TestDatabase fresh();

    /** Kills a connection of the application that is in a transaction; says how many. */
    abstract int kill(TestDatabase from);

    @BeforeEach
    void start() {
        database = fresh();
        ledger = new TestLedger(database);
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void underWritersThatAreKilled_theLedgerKeepsItsInvariants() throws Exception {
        var threads = Executors.newFixedThreadPool(WRITERS + 1);
        try {
            var killer = threads.submit(this::killAgainAndAgain);
            var writers = new ArrayList<Future<?>>();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                writers.add(threads.submit(() -> write(writer)));
            }
            for (var writer : writers) {
                await(writer);
            }
            if (!killer.cancel(true)) {
                await(killer);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(killed.get()).isPositive();
        assertThat(failed.get()).isPositive();
        meetEachConnection();
        requireExactly();
    }

    /** The pool gives out what was killed once more, and forgets it then. */
    private void meetEachConnection() {
        for (int i = 0; i < WRITERS; i++) {
            answered(() -> ledger.ledger.find(FUNDING));
        }
    }

    private static void await(Future<?> writer) throws InterruptedException {
        try {
            writer.get();
        } catch (ExecutionException e) {
            throw new AssertionError("A writer failed", e.getCause());
        }
    }

    private void killAgainAndAgain() {
        var pause = new Object();
        while (!Thread.currentThread().isInterrupted()) {
            var ended = answered(() -> kill(database));
            killed.addAndGet(ended == null ? 0 : ended);
            synchronized (pause) {
                try {
                    pause.wait(KILL_EVERY_MILLIS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    /** Neighbours ask for the same: each writer does its own work and that of the next. */
    private void write(int writer) {
        var random = new Random(writer);
        for (int round = 0; round < ROUNDS; round++) {
            int whose = (writer + random.nextInt(2)) % WRITERS;
            work(whose * 1_000 + round);
        }
    }

    /** What is asked for depends on the number alone. */
    private void work(int number) {
        var random = new Random(number);
        switch (random.nextInt(4)) {
            case 0 -> post(List.of(topUp(number, random), francs(number, random)));
            case 1 -> post(List.of(charge(number, random)));
            case 2 -> {
                var topUp = topUp(number, random);
                post(List.of(topUp));
                reverse(number, topUp, random);
            }
            default -> hold(number, random);
        }
    }

    private void hold(int number, Random random) {
        var charge = charge(number, random);
        var taken = charge.entries().stream().filter(each -> each.amountMicro() < 0).toList();
        var request =
                new HoldRequest(
                        "hold/" + number,
                        taken.get(0).account(),
                        -taken.get(0).amountMicro(),
                        TestLedger.NOON.plusSeconds(60));
        var hold = answered(() -> ledger.ledger.hold(request));
        if (hold != null && random.nextBoolean()) {
            var posted = answered(() -> ledger.ledger.capture(hold.id(), charge));
            acknowledge(List.of(charge), posted == null ? null : List.of(posted));
        } else if (hold != null) {
            answered(
                    () -> {
                        ledger.ledger.release(hold.id());
                        return hold;
                    });
        }
    }

    private void reverse(int number, Posting original, Random random) {
        var posted = acknowledged.get(original);
        if (posted != null) {
            long back = 1L + random.nextInt(1_000);
            var entries = new ArrayList<LedgerEntry>();
            for (var entry : original.entries()) {
                entries.add(entry(entry.account(), -Long.signum(entry.amountMicro()) * back));
            }
            post(List.of(Posting.reversal("back/" + number, posted.id(), entries)));
        }
    }

    private void post(List<Posting> postings) {
        acknowledge(postings, answered(() -> ledger.ledger.post(postings)));
    }

    private void acknowledge(List<Posting> postings, @Nullable List<Posted> posted) {
        for (int i = 0; posted != null && i < postings.size(); i++) {
            var before = acknowledged.put(postings.get(i), posted.get(i));
            assertThat(before).isIn(null, posted.get(i));
        }
    }

    /** Asks until there is an answer; null if it is a refusal. */
    private <T> @Nullable T answered(Callable<T> work) {
        RuntimeException last = new IllegalStateException("Not tried");
        for (int i = 0; i < TRIES; i++) {
            try {
                return database.inTransaction(work);
            } catch (DomainException refusal) {
                assertThat(refusal)
                        .isInstanceOfAny(FundsAreMissing.class, LedgerAccountIsUnknown.class);
                return null;
            } catch (RuntimeException e) {
                failed.incrementAndGet();
                last = e;
            }
        }
        throw last;
    }

    private static LedgerAccount wallet(Random random) {
        return account(1 + random.nextInt(WALLETS), AccountPurpose.WALLET);
    }

    private static Posting topUp(int number, Random random) {
        long amount = 1_000L + random.nextInt(1_000);
        return TestLedger.move(
                TransactionKind.TOP_UP, "in/" + number, FUNDING, wallet(random), amount);
    }

    private static Posting francs(int number, Random random) {
        var from = LedgerAccount.ofPlatform(AccountPurpose.FUNDING, "CHF");
        var owner = new OrganisationId(new UUID(0, 1 + random.nextInt(WALLETS)));
        var to = LedgerAccount.of(owner, AccountPurpose.WALLET, "CHF");
        return TestLedger.move(TransactionKind.TOP_UP, "francs/" + number, from, to, 10);
    }

    private static Posting charge(int number, Random random) {
        long amount = 10L + random.nextInt(1_500);
        var entries = new ArrayList<LedgerEntry>();
        entries.add(entry(wallet(random), -amount));
        entries.add(entry(FEES, amount / 10));
        entries.add(
                entry(
                        account(20 + random.nextInt(WALLETS), AccountPurpose.PAYABLE),
                        amount - amount / 10));
        return Posting.of(TransactionKind.CHARGE, "charge/" + number, entries);
    }

    private void requireExactly() {
        var report = ledger.check.check();
        assertThat(report.defects()).isEmpty();
        var all = new ArrayList<LedgerTransaction>(ledger.transactions("EUR"));
        all.addAll(ledger.transactions("CHF"));
        assertThat(all)
                .extracting(LedgerTransaction::posted)
                .containsExactlyInAnyOrderElementsOf(acknowledged.values());
        assertThat(all)
                .extracting(LedgerTransaction::content)
                .containsExactlyInAnyOrderElementsOf(
                        acknowledged.keySet().stream().map(Posting::content).toList());
        var sums = new HashMap<LedgerAccount, Long>();
        acknowledged
                .keySet()
                .forEach(
                        posting ->
                                posting.entries()
                                        .forEach(
                                                entry ->
                                                        sums.merge(
                                                                entry.account(),
                                                                entry.amountMicro(),
                                                                Math::addExact)));
        sums.forEach((account, sum) -> assertThat(ledger.balance(account)).isEqualTo(sum));
    }
}
