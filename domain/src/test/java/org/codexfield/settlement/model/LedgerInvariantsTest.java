package org.codexfield.settlement.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import org.codexfield.identity.OrganisationId;
import org.codexfield.settlement.AccountPurpose;
import org.codexfield.settlement.LedgerAccount;
import org.codexfield.settlement.TransactionKind;
import org.codexfield.shared.DomainException;

/** What always holds of the ledger, whatever is asked of it in whatever order. */
class LedgerInvariantsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<LedgerAccount> ACCOUNTS =
            List.of(
                    account(1, AccountPurpose.WALLET, "EUR"),
                    account(1, AccountPurpose.RECEIVABLE, "EUR"),
                    account(2, AccountPurpose.WALLET, "EUR"),
                    account(2, AccountPurpose.PAYABLE, "EUR"),
                    LedgerAccount.ofPlatform(AccountPurpose.FEES, "EUR"),
                    LedgerAccount.ofPlatform(AccountPurpose.FUNDING, "EUR"),
                    LedgerAccount.ofPlatform(AccountPurpose.PAID_OUT, "EUR"),
                    account(1, AccountPurpose.WALLET, "CHF"),
                    LedgerAccount.ofPlatform(AccountPurpose.FUNDING, "CHF"));

    private static LedgerAccount account(int owner, AccountPurpose purpose, String currency) {
        return LedgerAccount.of(new OrganisationId(new UUID(0, owner)), purpose, currency);
    }

    private enum Act {
        POST,
        POST_THREE,
        POST_AGAIN,
        REVERSE,
        HOLD,
        RELEASE,
        CAPTURE,
        LIMIT
    }

    /** What somebody asks for: which account to move from and to, and how much. */
    private record Step(Act act, int from, int to, long amountMicro, int pick) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        var accounts = Arbitraries.integers().between(0, ACCOUNTS.size() - 1);
        var amounts =
                Arbitraries.frequencyOf(
                        Tuple.of(20, Arbitraries.longs().between(1, 1_000)),
                        Tuple.of(1, Arbitraries.longs()));
        return Combinators.combine(
                        Arbitraries.of(Act.class),
                        accounts,
                        accounts,
                        amounts,
                        Arbitraries.integers().between(0, 1_000))
                .as(Step::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(60);
    }

    @Property
    void theLedger_keepsItsInvariants(@ForAll("steps") List<Step> steps) {
        var ledger = new MemoryLedger(NOON);
        ledger.limit(ACCOUNTS.get(0), 2_000);
        ledger.limit(ACCOUNTS.get(2), 2_000);
        var acknowledged = new HashMap<PostingName, Posted>();
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            int before = ledger.transactions().size();
            var states = Map.copyOf(ledger.accounts);
            try {
                perform(ledger, step, i, acknowledged);
                Statistics.collect(step.act(), "done");
            } catch (DomainException refusal) {
                Statistics.collect(step.act(), refusal.code());
                assertThat(ledger.transactions()).hasSize(before);
                assertThat(ledger.accounts).isEqualTo(states);
            }
            requireInvariants(ledger);
        }
        ledger.journals.forEach((currency, all) -> requireSound(ledger.head(currency), all));
        ledger.transactions().forEach(each -> requireNoExcess(ledger, each));
        assertThat(ledger.transactions())
                .extracting(LedgerTransaction::posted)
                .containsExactlyInAnyOrderElementsOf(acknowledged.values());
    }

    private static void perform(
            MemoryLedger ledger, Step step, int number, Map<PostingName, Posted> acknowledged) {
        var holds = List.copyOf(ledger.holds.values());
        switch (step.act()) {
            case POST, POST_THREE -> acknowledge(ledger, posting(step, number), acknowledged);
            case POST_AGAIN -> again(ledger, step, acknowledged);
            case REVERSE -> reverse(ledger, step, number, acknowledged);
            case HOLD ->
                    ledger.hold(
                            new HoldRequest(
                                    "hold/" + number,
                                    ACCOUNTS.get(step.from()),
                                    step.amountMicro(),
                                    NOON.plusSeconds(1)));
            case RELEASE -> {
                if (!holds.isEmpty()) {
                    ledger.release(holds.get(step.pick() % holds.size()));
                }
            }
            case CAPTURE -> {
                if (!holds.isEmpty()) {
                    var posting = posting(step, number);
                    var hold = holds.get(step.pick() % holds.size());
                    acknowledged.put(posting.name(), ledger.capture(hold, posting));
                }
            }
            case LIMIT -> ledger.limit(ACCOUNTS.get(step.from()), step.amountMicro());
        }
    }

    private static void acknowledge(
            MemoryLedger ledger, Posting posting, Map<PostingName, Posted> acknowledged) {
        acknowledged.put(posting.name(), ledger.post(posting));
    }

    private static Posting posting(Step step, int number) {
        var entries = new ArrayList<LedgerEntry>();
        var from = ACCOUNTS.get(step.from());
        long third = step.act() == Act.POST_THREE ? step.amountMicro() / 3 : 0;
        entries.add(new LedgerEntry(from, Math.negateExact(clamped(step.amountMicro()))));
        entries.add(new LedgerEntry(ACCOUNTS.get(step.to()), clamped(step.amountMicro()) - third));
        if (third != 0) {
            entries.add(new LedgerEntry(ACCOUNTS.get(step.pick() % ACCOUNTS.size()), third));
        }
        var kinds = TransactionKind.values();
        var kind = kinds[step.pick() % kinds.length];
        var taken = kind == TransactionKind.REVERSAL ? TransactionKind.CHARGE : kind;
        return Posting.of(taken, "step/" + number, entries);
    }

    private static long clamped(long amountMicro) {
        return amountMicro == Long.MIN_VALUE ? Long.MAX_VALUE : amountMicro;
    }

    private static void again(
            MemoryLedger ledger, Step step, Map<PostingName, Posted> acknowledged) {
        var all = ledger.transactions();
        if (!all.isEmpty()) {
            var old = all.get(step.pick() % all.size());
            var posting = new Posting(old.content());
            assertThat(ledger.post(posting)).isEqualTo(acknowledged.get(posting.name()));
        }
    }

    private static void reverse(
            MemoryLedger ledger, Step step, int number, Map<PostingName, Posted> acknowledged) {
        var all = ledger.transactions();
        if (all.isEmpty()) {
            return;
        }
        var old = all.get(step.pick() % all.size());
        var entries = old.content().entries();
        boolean whole = step.amountMicro() % 2 == 0;
        var back =
                whole || entries.size() > 2
                        ? ledger.original(old).opposite()
                        : part(entries, step.amountMicro());
        acknowledge(ledger, Posting.reversal("back/" + number, old.id(), back), acknowledged);
    }

    private static List<LedgerEntry> part(List<LedgerEntry> entries, long amountMicro) {
        long part = Long.signum(entries.get(0).amountMicro()) * clamped(amountMicro);
        return List.of(
                new LedgerEntry(entries.get(0).account(), -part),
                new LedgerEntry(entries.get(1).account(), part));
    }

    private static void requireInvariants(MemoryLedger ledger) {
        var sums = new HashMap<LedgerAccount, BigInteger>();
        var perCurrency = new HashMap<String, BigInteger>();
        for (var transaction : ledger.transactions()) {
            for (var entry : transaction.content().entries()) {
                var amount = BigInteger.valueOf(entry.amountMicro());
                sums.merge(entry.account(), amount, BigInteger::add);
                perCurrency.merge(transaction.content().currency(), amount, BigInteger::add);
            }
        }
        assertThat(perCurrency.values()).allMatch(sum -> sum.signum() == 0);
        ledger.accounts.forEach(
                (account, state) -> {
                    var sum = sums.getOrDefault(account, BigInteger.ZERO);
                    assertThat(BigInteger.valueOf(state.balanceMicro())).isEqualTo(sum);
                    assertThat(state.heldMicro()).isEqualTo(held(ledger, account));
                    if (account.purpose().isBounded()) {
                        assertThat(state.availableMicro()).isNotNegative();
                    }
                });
    }

    private static long held(MemoryLedger ledger, LedgerAccount account) {
        return ledger.holds.values().stream()
                .filter(hold -> hold.isHeld() && hold.account().equals(account))
                .mapToLong(hold -> hold.request().amountMicro())
                .sum();
    }

    private static void requireSound(JournalHead head, List<LedgerTransaction> all) {
        var defects = new ArrayList<LedgerDefect>();
        var check = new JournalCheck(head, defects::add);
        all.forEach(check::take);
        check.end();
        assertThat(defects).isEmpty();
    }

    private static void requireNoExcess(MemoryLedger ledger, LedgerTransaction transaction) {
        var rest = ledger.original(transaction).restMicro();
        for (var entry : transaction.content().entries()) {
            long left = rest.getOrDefault(entry.account(), 0L);
            assertThat(Long.signum(left)).isIn(0, Long.signum(entry.amountMicro()));
        }
    }
}
