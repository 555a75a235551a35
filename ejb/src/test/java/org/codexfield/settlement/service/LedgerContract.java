package org.codexfield.settlement.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.settlement.service.TestLedger.EARNED;
import static org.codexfield.settlement.service.TestLedger.FEES;
import static org.codexfield.settlement.service.TestLedger.WALLET;
import static org.codexfield.settlement.service.TestLedger.account;
import static org.codexfield.settlement.service.TestLedger.charge;
import static org.codexfield.settlement.service.TestLedger.entry;
import static org.codexfield.settlement.service.TestLedger.move;
import static org.codexfield.settlement.service.TestLedger.topUp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.codexfield.settlement.AccountPurpose;
import org.codexfield.settlement.HoldId;
import org.codexfield.settlement.LedgerAccount;
import org.codexfield.settlement.TransactionId;
import org.codexfield.settlement.TransactionKind;
import org.codexfield.settlement.model.FundsAreMissing;
import org.codexfield.settlement.model.HoldHasEnded;
import org.codexfield.settlement.model.HoldIsUnknown;
import org.codexfield.settlement.model.HoldState;
import org.codexfield.settlement.model.LedgerAccountIsClosed;
import org.codexfield.settlement.model.LedgerAccountIsUnknown;
import org.codexfield.settlement.model.LedgerEntry;
import org.codexfield.settlement.model.LedgerReferenceIsTaken;
import org.codexfield.settlement.model.Posting;
import org.codexfield.settlement.model.PostingsAreTooMany;
import org.codexfield.settlement.model.ReversalExceedsOriginal;
import org.codexfield.settlement.model.TransactionIsUnknown;
import org.codexfield.shared.persistence.DatabaseFailed;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the ledger does on a database; its rules have tests of their own. */
abstract class LedgerContract {

    private TestDatabase database;
    private TestLedger ledger;

    abstract TestDatabase fresh();

    @BeforeEach
    void start() {
        database = fresh();
        ledger = new TestLedger(database);
    }

    @AfterEach
    void stop() {
        assertThat(ledger.check.check().defects()).isEmpty();
        database.close();
    }

    @Test
    void whatIsPosted_isReadAsItWasWritten() {
        var first = ledger.post(topUp("a", 10));
        var second = ledger.post(charge("b", 4));

        var all = ledger.transactions("EUR");
        assertThat(all).extracting(each -> each.posted()).containsExactly(first, second);
        assertThat(all.get(1).content()).isEqualTo(charge("b", 4).content());
        assertThat(ledger.balance(WALLET)).isEqualTo(6);
        assertThat(ledger.balance(EARNED)).isEqualTo(4);
        assertThat(ledger.transactions("CHF")).isEmpty();
    }

    @Test
    void postingAgain_tellsWhereItIsRecorded_andAnotherContentIsRefused() {
        var first = ledger.post(topUp("a", 10));

        assertThat(ledger.post(topUp("a", 10))).isEqualTo(first);
        assertThatThrownBy(() -> ledger.post(topUp("a", 11)))
                .isInstanceOf(LedgerReferenceIsTaken.class);
        var francs =
                move(
                        TransactionKind.TOP_UP,
                        "a",
                        LedgerAccount.ofPlatform(AccountPurpose.FUNDING, "CHF"),
                        LedgerAccount.ofPlatform(AccountPurpose.PAID_OUT, "CHF"),
                        10);
        assertThatThrownBy(() -> ledger.post(francs)).isInstanceOf(LedgerReferenceIsTaken.class);
        assertThat(ledger.balance(WALLET)).isEqualTo(10);
    }

    @Test
    void ofSeveralPostings_noneIsRecorded_ifOneIsRefused() {
        ledger.post(topUp("a", 10));

        assertThatThrownBy(() -> ledger.post(List.of(charge("b", 6), charge("c", 6))))
                .isInstanceOf(FundsAreMissing.class)
                .hasMessageContaining("lacks 2 millionths");
        assertThat(ledger.transactions("EUR")).hasSize(1);
        assertThat(ledger.balance(EARNED)).isZero();
        assertThat(ledger.ledger.find(EARNED)).isEmpty();
    }

    @Test
    void thousandsOfPostings_takeAFewStatements() {
        var postings = new ArrayList<Posting>();
        postings.add(topUp("first", 3_000_000));
        for (int i = 0; i < 2_500; i++) {
            var payee = account(10 + i % 700, AccountPurpose.PAYABLE);
            var entries = List.of(entry(WALLET, -1_000), entry(payee, 900), entry(FEES, 100));
            postings.add(Posting.of(TransactionKind.CHARGE, "run/" + i, entries));
        }

        assertThat(database.statements(() -> ledger.post(postings))).isLessThan(25);
        assertThat(database.statements(() -> ledger.post(postings))).isLessThan(10);
        assertThat(ledger.transactions("EUR"))
                .extracting(each -> each.sequence())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 2_501).mapToObj(Long::valueOf).toList());
        assertThat(ledger.balance(WALLET)).isEqualTo(500_000);
        assertThat(ledger.balance(account(10, AccountPurpose.PAYABLE))).isEqualTo(4 * 900);
    }

    @Test
    void aChargeThatGoesToTenThousand_isRead_whateverFitsAPage() {
        ledger.post(topUp("a", 1_000_000));
        for (int charge = 0; charge < 3; charge++) {
            var entries = new ArrayList<LedgerEntry>();
            entries.add(entry(WALLET, -10_000));
            for (int i = 0; i < 10_000; i++) {
                entries.add(entry(account(10 + i, AccountPurpose.PAYABLE), 1));
            }
            ledger.post(Posting.of(TransactionKind.CHARGE, "large/" + charge, entries));
        }

        assertThat(ledger.transactions("EUR"))
                .extracting(each -> each.content().entries().size())
                .containsExactly(2, 10_001, 10_001, 10_001);
    }

    @Test
    void tooManyPostings_areRefused() {
        var many = Collections.nCopies(Ledger.MOST_POSTINGS + 1, topUp("a", 1));

        assertThatThrownBy(() -> ledger.post(many)).isInstanceOf(PostingsAreTooMany.class);
        assertThat(ledger.post(many.subList(1, many.size()))).hasSize(Ledger.MOST_POSTINGS);
        assertThat(ledger.balance(WALLET)).isOne();
    }

    @Test
    void reversals_takeBackWhatIsLeft() {
        ledger.post(topUp("a", 10));
        var charged = ledger.post(charge("b", 10)).id();
        var part = Posting.reversal("c", charged, List.of(entry(WALLET, 3), entry(EARNED, -3)));

        ledger.post(part);
        ledger.post(part);
        var rest = database.inTransaction(() -> ledger.ledger.reversal(charged, "d"));
        assertThat(rest.entries()).containsExactly(entry(EARNED, -7), entry(WALLET, 7));
        ledger.post(rest);
        assertThat(ledger.balance(WALLET)).isEqualTo(10);
        assertThatThrownBy(
                        () ->
                                ledger.post(
                                        Posting.reversal(
                                                "e",
                                                charged,
                                                List.of(entry(WALLET, 1), entry(EARNED, -1)))))
                .isInstanceOf(ReversalExceedsOriginal.class);
        assertThat(ledger.transactions("EUR").get(2).content().reverses()).contains(charged);
    }

    @Test
    void whatTheLedgerDoesNotHave_isRefused() {
        var nothing = TransactionId.next(TestLedger.NOON);

        assertThatThrownBy(
                        () ->
                                ledger.post(
                                        Posting.reversal(
                                                "a",
                                                nothing,
                                                List.of(entry(WALLET, 1), entry(EARNED, -1)))))
                .isInstanceOf(TransactionIsUnknown.class);
        assertThatThrownBy(() -> database.inTransaction(() -> ledger.ledger.reversal(nothing, "a")))
                .isInstanceOf(TransactionIsUnknown.class);
        assertThatThrownBy(() -> ledger.hold("h", 1)).isInstanceOf(LedgerAccountIsUnknown.class);
        assertThatThrownBy(() -> ledger.close(WALLET)).isInstanceOf(LedgerAccountIsUnknown.class);
        assertThatThrownBy(() -> ledger.release(new HoldId(new UUID(1, 1))))
                .isInstanceOf(HoldIsUnknown.class);
    }

    @Test
    void aHold_isCapturedOnce_andItsRestIsFree() {
        ledger.post(topUp("a", 10));
        var hold = ledger.hold("h", 8);

        assertThat(ledger.hold("h", 8)).isEqualTo(hold);
        assertThatThrownBy(() -> ledger.hold("h", 7)).isInstanceOf(LedgerReferenceIsTaken.class);
        assertThatThrownBy(() -> ledger.post(charge("b", 3))).isInstanceOf(FundsAreMissing.class);
        var posted = ledger.capture(hold.id(), charge("c", 5));
        assertThat(ledger.capture(hold.id(), charge("c", 5))).isEqualTo(posted);
        assertThat(ledger.available(WALLET)).isEqualTo(5);
        assertThatThrownBy(() -> ledger.capture(hold.id(), charge("d", 5)))
                .isInstanceOf(HoldHasEnded.class);
        assertThatThrownBy(() -> ledger.release(hold.id())).isInstanceOf(HoldHasEnded.class);
        assertThat(ledger.hold("h", 8).state()).isEqualTo(HoldState.CAPTURED);
    }

    @Test
    void aPostingThatIsRecordedAlready_capturesNoHold() {
        ledger.post(topUp("a", 10));
        ledger.post(charge("b", 1));
        var hold = ledger.hold("h", 8);

        assertThatThrownBy(() -> ledger.capture(hold.id(), charge("b", 1)))
                .isInstanceOf(LedgerReferenceIsTaken.class);
        ledger.release(hold.id());
        assertThatThrownBy(() -> ledger.capture(hold.id(), charge("b", 1)))
                .isInstanceOf(HoldHasEnded.class);
    }

    @Test
    void holdsWhoseTimeIsOver_areFree() {
        ledger.post(topUp("a", 10));
        var hold = ledger.hold("h", 8);
        ledger.hold("i", 2);
        assertThat(ledger.expire()).isZero();
        ledger.clock.pass(Duration.ofSeconds(60));

        assertThatThrownBy(() -> ledger.capture(hold.id(), charge("b", 1)))
                .isInstanceOf(HoldHasEnded.class);
        assertThat(ledger.available(WALLET)).isZero();
        assertThat(ledger.expire()).isEqualTo(2);
        assertThat(ledger.expire()).isZero();
        assertThat(ledger.available(WALLET)).isEqualTo(10);
        ledger.release(hold.id());
        assertThat(ledger.hold("h", 8).state()).isEqualTo(HoldState.EXPIRED);
    }

    @Test
    void aLimit_isAgreedBeforeTheFirstPosting() {
        var owed = account(1, AccountPurpose.RECEIVABLE);
        ledger.limit(owed, 10);

        ledger.post(move(TransactionKind.CHARGE, "a", owed, EARNED, 10));
        assertThatThrownBy(() -> ledger.post(move(TransactionKind.CHARGE, "b", owed, EARNED, 1)))
                .isInstanceOf(FundsAreMissing.class);
        assertThat(ledger.balance(owed)).isEqualTo(-10);
    }

    @Test
    void aClosedAccount_takesNothing_untilItIsOpenedAgain() {
        ledger.post(topUp("a", 10));
        ledger.post(charge("b", 10));
        ledger.close(WALLET);

        assertThatThrownBy(() -> ledger.post(topUp("c", 1)))
                .isInstanceOf(LedgerAccountIsClosed.class);
        ledger.reopen(WALLET);
        assertThat(ledger.post(topUp("c", 1)).sequence()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE settlement.ledger_entry SET amount_micro = 1",
                "DELETE FROM settlement.ledger_entry",
                "UPDATE settlement.ledger_transaction SET reference = 'x'",
                "DELETE FROM settlement.ledger_transaction",
                "UPDATE settlement.ledger_account SET purpose = 'FUNDING'",
                "DELETE FROM settlement.ledger_account",
                "DELETE FROM settlement.journal",
                "DELETE FROM settlement.ledger_balance",
                "DELETE FROM settlement.hold",
                "TRUNCATE TABLE settlement.hold",
                "UPDATE settlement.ledger_balance SET balance_micro = -1 WHERE purpose = 'WALLET'",
                "UPDATE settlement.ledger_balance SET held_micro = 11 WHERE purpose = 'WALLET'",
                "UPDATE settlement.ledger_balance SET purpose = 'FUNDING'",
                "UPDATE settlement.ledger_balance SET closed = TRUE"
            })
    void theDatabase_refusesTheApplication_whatTheLedgerNeverDoes(String statement) {
        ledger.post(topUp("a", 10));
        ledger.hold("h", 1);

        assertThatThrownBy(() -> database.sql().update(statement, List.of()))
                .isInstanceOf(DatabaseFailed.class);
    }
}
