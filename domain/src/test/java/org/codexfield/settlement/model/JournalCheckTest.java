package org.codexfield.settlement.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.codexfield.settlement.model.LedgerFixture.EARNED;
import static org.codexfield.settlement.model.LedgerFixture.NOON;
import static org.codexfield.settlement.model.LedgerFixture.WALLET;
import static org.codexfield.settlement.model.LedgerFixture.charge;
import static org.codexfield.settlement.model.LedgerFixture.entry;
import static org.codexfield.settlement.model.LedgerFixture.topUp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.codexfield.settlement.model.LedgerDefect.Kind;
import org.codexfield.shared.Digest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JournalCheckTest {

    private final MemoryLedger ledger = new MemoryLedger(NOON);

    @BeforeEach
    void post() {
        ledger.post(topUp("a", 10));
        ledger.post(charge("b", 3));
        ledger.post(charge("c", 4));
    }

    private List<Kind> found(JournalHead head, List<LedgerTransaction> all) {
        var defects = new ArrayList<LedgerDefect>();
        var check = new JournalCheck(head, defects::add);
        all.forEach(check::take);
        check.end();
        return defects.stream().map(LedgerDefect::kind).toList();
    }

    private List<Kind> foundWithSecond(UnaryOperator<LedgerTransaction> altered) {
        var all = new ArrayList<>(ledger.transactions());
        all.set(1, altered.apply(all.get(1)));
        return found(ledger.head("EUR"), all);
    }

    @Test
    void aJournalAsItWasWritten_hasNoDefect_norHasOneThatGrowsMeanwhile() {
        var head = ledger.head("EUR");
        ledger.post(charge("d", 1));

        assertThat(found(head, ledger.transactions())).isEmpty();
    }

    @Test
    void alteredEntries_areFound_evenIfTheyStillSumToZero() {
        assertThat(foundWithSecond(old -> with(old, entry(WALLET, -2), entry(EARNED, 2))))
                .containsExactly(Kind.CONTENT);
        assertThat(foundWithSecond(old -> with(old, entry(WALLET, -3), entry(EARNED, 4))))
                .containsExactly(Kind.CONTENT, Kind.UNBALANCED);
    }

    @Test
    void entriesWithTheirDigestAltered_areFoundByTheHash() {
        assertThat(
                        foundWithSecond(
                                old -> {
                                    var lie = with(old, entry(WALLET, -2), entry(EARNED, 2));
                                    return new LedgerTransaction(
                                            lie.id(),
                                            lie.sequence(),
                                            lie.at(),
                                            lie.content(),
                                            lie.content().digest(),
                                            lie.previous(),
                                            lie.hash());
                                }))
                .containsExactly(Kind.HASH);
    }

    @Test
    void aTransactionWrittenAnew_breaksTheChain() {
        assertThat(
                        foundWithSecond(
                                old ->
                                        new JournalHead("EUR", 1, old.previous())
                                                .next(
                                                        charge("x", 1).content(),
                                                        charge("x", 1).content().digest(),
                                                        NOON)))
                .containsExactly(Kind.CHAIN);
    }

    @Test
    void aMissingTransaction_isAGap_andABreakOfTheChain() {
        var all = new ArrayList<>(ledger.transactions());
        all.remove(1);

        assertThat(found(ledger.head("EUR"), all)).containsExactly(Kind.GAP, Kind.CHAIN);
    }

    @Test
    void aMissingEnd_isFoundByTheHead() {
        assertThat(found(ledger.head("EUR"), ledger.transactions().subList(0, 2)))
                .containsExactly(Kind.HEAD);
        assertThat(found(new JournalHead("EUR", 3, Digest.ZERO), ledger.transactions()))
                .containsExactly(Kind.HEAD);
    }

    private static LedgerTransaction with(LedgerTransaction old, LedgerEntry... entries) {
        var content = old.content();
        return new LedgerTransaction(
                old.id(),
                old.sequence(),
                old.at(),
                new PostingContent(
                        content.currency(),
                        content.kind(),
                        content.reference(),
                        content.reverses(),
                        List.of(entries)),
                old.contentDigest(),
                old.previous(),
                old.hash());
    }

    @Test
    void aTransaction_isWrittenForHledger_withAllDecimals() throws IOException {
        var out = new StringBuilder();
        HledgerJournal.begin(out, List.of("EUR"));
        HledgerJournal.write(out, ledger.transactions().get(1));

        assertThat(out)
                .hasToString(
                        """
                        decimal-mark .
                        commodity 1.000000 EUR

                        2026-03-01 * (EUR/2) charge b  ; id:%s, at:2026-03-01T12:00:00.000Z
                            payable:00000000-0000-0000-0000-000000000002  0.000003 EUR
                            wallet:00000000-0000-0000-0000-000000000001  -0.000003 EUR
                        """
                                .formatted(ledger.transactions().get(1).id()));
    }
}
