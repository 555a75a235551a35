package org.codexfield.settlement.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.settlement.model.LedgerFixture.EARNED;
import static org.codexfield.settlement.model.LedgerFixture.FEES;
import static org.codexfield.settlement.model.LedgerFixture.FUNDING;
import static org.codexfield.settlement.model.LedgerFixture.INSTITUTE;
import static org.codexfield.settlement.model.LedgerFixture.NOON;
import static org.codexfield.settlement.model.LedgerFixture.PAID_OUT;
import static org.codexfield.settlement.model.LedgerFixture.WALLET;
import static org.codexfield.settlement.model.LedgerFixture.charge;
import static org.codexfield.settlement.model.LedgerFixture.entry;
import static org.codexfield.settlement.model.LedgerFixture.move;
import static org.codexfield.settlement.model.LedgerFixture.topUp;

import java.time.Duration;
import java.util.List;
import org.codexfield.settlement.AccountPurpose;
import org.codexfield.settlement.LedgerAccount;
import org.codexfield.settlement.TransactionId;
import org.codexfield.settlement.TransactionKind;
import org.codexfield.shared.Digest;
import org.codexfield.shared.DomainException;
import org.junit.jupiter.api.Test;

class BooksTest {

    private final MemoryLedger ledger = new MemoryLedger(NOON);

    @Test
    void transactions_areNumberedFromOne_andChained() {
        var first = ledger.post(topUp("a", 10));
        var second = ledger.post(charge("b", 4));

        assertThat(first.sequence()).isOne();
        assertThat(second.sequence()).isEqualTo(2);
        var all = ledger.transactions();
        assertThat(all.get(0).previous()).isEqualTo(Digest.ZERO);
        assertThat(all.get(1).previous()).isEqualTo(first.hash());
        assertThat(ledger.head("EUR")).isEqualTo(new JournalHead("EUR", 2, second.hash()));
        assertThat(ledger.state(WALLET).balanceMicro()).isEqualTo(6);
    }

    @Test
    void posting_again_isRecordedOnce() {
        var first = ledger.post(topUp("a", 10));

        assertThat(ledger.post(topUp("a", 10))).isEqualTo(first);
        assertThat(ledger.post(List.of(topUp("a", 10), topUp("a", 10))))
                .containsExactly(first, first);
        assertThat(ledger.transactions()).hasSize(1);
    }

    @Test
    void aReference_ofAnotherContent_isRefused_ofAnotherKind_isNot() {
        ledger.post(topUp("a", 10));

        assertThatThrownBy(() -> ledger.post(topUp("a", 11)))
                .isInstanceOf(LedgerReferenceIsTaken.class);
        assertThat(ledger.post(charge("a", 10)).sequence()).isEqualTo(2);
    }

    @Test
    void aWallet_isNotOverdrawn_andTheRefusalSaysWhatIsMissing() {
        ledger.post(topUp("a", 10));

        assertThatThrownBy(() -> ledger.post(charge("b", 13)))
                .isInstanceOf(FundsAreMissing.class)
                .hasMessage("The account " + WALLET + " lacks 3 millionths.")
                .extracting(refusal -> ((DomainException) refusal).kind())
                .isEqualTo(DomainException.Kind.EXHAUSTED);
        assertThat(ledger.post(charge("b", 10)).sequence()).isEqualTo(2);
    }

    @Test
    void whoPaysAfterwards_owesUpToTheLimit() {
        var owed = LedgerAccount.of(INSTITUTE, AccountPurpose.RECEIVABLE, "EUR");
        ledger.limit(owed, 10);
        ledger.post(move(TransactionKind.CHARGE, "a", owed, FEES, 10));

        assertThatThrownBy(() -> ledger.post(move(TransactionKind.CHARGE, "b", owed, FEES, 1)))
                .isInstanceOf(FundsAreMissing.class);
        assertThatThrownBy(() -> ledger.limit(owed, 9))
                .isInstanceOf(AccountLimitIsUnacceptable.class)
                .hasMessageContaining("at least 10 ");
    }

    @Test
    void noMoreIsPaidOut_thanWasEarned_butACorrectionMayTakeMore() {
        ledger.post(topUp("a", 10));
        ledger.post(charge("b", 10));

        assertThatThrownBy(
                        () -> ledger.post(move(TransactionKind.PAYOUT, "c", EARNED, PAID_OUT, 11)))
                .isInstanceOf(FundsAreMissing.class);
        assertThatThrownBy(() -> ledger.limit(EARNED, 1)).isInstanceOf(AccountTakesNoLimit.class);
        ledger.post(move(TransactionKind.PAYOUT, "c", EARNED, PAID_OUT, 10));
        ledger.post(move(TransactionKind.CORRECTION, "d", EARNED, WALLET, 3));
        assertThat(ledger.state(EARNED).balanceMicro()).isEqualTo(-3);
    }

    @Test
    void aBalanceBeyondTwoToThe63_isRefused() {
        ledger.post(topUp("a", Long.MAX_VALUE));

        assertThatThrownBy(() -> ledger.post(topUp("b", 1))).isInstanceOf(BalanceOverflows.class);
        assertThatThrownBy(() -> ledger.limit(WALLET, 1)).isInstanceOf(BalanceOverflows.class);
    }

    @Test
    void ofSeveralPostings_allAreRecordedOrNone() {
        ledger.post(topUp("a", 10));

        assertThatThrownBy(() -> ledger.post(List.of(charge("b", 6), charge("c", 6))))
                .isInstanceOf(FundsAreMissing.class);
        assertThat(ledger.transactions()).hasSize(1);
        assertThat(ledger.post(List.of(charge("b", 6), topUp("d", 2), charge("c", 6)))).hasSize(3);
        assertThat(ledger.state(WALLET).balanceMicro()).isZero();
    }

    @Test
    void reversals_takeBackPartByPart_andNeverMore() {
        ledger.post(topUp("a", 10));
        var charged = ledger.post(charge("b", 10)).id();

        ledger.post(back("c", charged, 4));
        assertThatThrownBy(() -> ledger.post(back("d", charged, 7)))
                .isInstanceOf(ReversalExceedsOriginal.class)
                .hasMessageContaining(" 6 ");
        assertThatThrownBy(() -> ledger.post(List.of(back("d", charged, 4), back("e", charged, 4))))
                .isInstanceOf(ReversalExceedsOriginal.class);
        ledger.post(back("d", charged, 6));
        assertThatThrownBy(() -> ledger.post(back("e", charged, 1)))
                .isInstanceOf(ReversalExceedsOriginal.class);
        assertThat(ledger.state(WALLET).balanceMicro()).isEqualTo(10);
    }

    @Test
    void aReversal_ofTheSameSign_ofAnotherAccount_ofNothing_orOfAReversal_isRefused() {
        ledger.post(topUp("a", 10));
        var charged = ledger.post(charge("b", 4)).id();
        var reversed = ledger.post(back("c", charged, 1)).id();

        assertThatThrownBy(() -> ledger.post(back("d", charged, -1)))
                .isInstanceOf(ReversalExceedsOriginal.class);
        assertThatThrownBy(
                        () ->
                                ledger.post(
                                        Posting.reversal(
                                                "d",
                                                charged,
                                                List.of(entry(WALLET, 1), entry(FEES, -1)))))
                .isInstanceOf(ReversalExceedsOriginal.class);
        assertThatThrownBy(() -> ledger.post(back("d", TransactionId.next(NOON), 1)))
                .isInstanceOf(TransactionIsUnknown.class);
        assertThatThrownBy(() -> ledger.post(back("d", reversed, -1)))
                .isInstanceOf(ReversalIsFinal.class);
    }

    private static Posting back(String reference, TransactionId original, long amountMicro) {
        return Posting.reversal(
                reference,
                original,
                List.of(entry(WALLET, amountMicro), entry(EARNED, -amountMicro)));
    }

    @Test
    void whatIsHeld_cannotBeSpent_untilItIsReleasedOrCaptured() {
        ledger.post(topUp("a", 10));
        var hold = ledger.hold(request("h", WALLET, 8));

        assertThatThrownBy(() -> ledger.post(charge("b", 3))).isInstanceOf(FundsAreMissing.class);
        assertThatThrownBy(() -> ledger.hold(request("i", WALLET, 3)))
                .isInstanceOf(FundsAreMissing.class);
        ledger.capture(hold, charge("c", 5));
        assertThat(ledger.state(WALLET).availableMicro()).isEqualTo(5);
        assertThatThrownBy(() -> ledger.release(hold)).isInstanceOf(HoldHasEnded.class);
        assertThatThrownBy(() -> ledger.capture(hold, charge("d", 1)))
                .isInstanceOf(HoldHasEnded.class);
    }

    @Test
    void aReleasedHold_staysReleased() {
        ledger.post(topUp("a", 10));
        var hold = ledger.hold(request("h", WALLET, 8));

        ledger.release(hold);
        ledger.release(hold);

        assertThat(ledger.state(WALLET).availableMicro()).isEqualTo(10);
    }

    @Test
    void aCapture_takesOfTheHoldersAccount_andNoMoreThanHeld() {
        ledger.post(topUp("a", 10));
        var hold = ledger.hold(request("h", WALLET, 8));

        assertThatThrownBy(() -> ledger.capture(hold, charge("b", 9)))
                .isInstanceOf(HeldAmountIsOutOfBounds.class);
        assertThatThrownBy(() -> ledger.capture(hold, topUp("b", 1)))
                .isInstanceOf(HeldAmountIsOutOfBounds.class);
        assertThatThrownBy(
                        () ->
                                ledger.capture(
                                        hold,
                                        move(TransactionKind.TOP_UP, "b", FUNDING, EARNED, 1)))
                .isInstanceOf(HeldAmountIsOutOfBounds.class);
    }

    @Test
    void aHold_thatIsOver_isNotCaptured_andExpires() {
        var hold = Hold.of(request("h", WALLET, 8), NOON);
        var later = NOON.plus(Duration.ofMinutes(1));

        hold.requireCapture(charge("a", 8), later.minusMillis(1));
        assertThatThrownBy(() -> hold.requireCapture(charge("a", 8), later))
                .isInstanceOf(HoldHasEnded.class)
                .hasMessageContaining("expired");
        assertThat(hold.expired(later.minusMillis(1)).isHeld()).isTrue();
        assertThat(hold.expired(later).state()).isEqualTo(HoldState.EXPIRED);
        assertThat(hold.released().expired(later).state()).isEqualTo(HoldState.RELEASED);
    }

    @Test
    void nothingIsHeld_ofWhatTakesNoHold_norOfAClosedAccount_norBelowOne() {
        assertThatThrownBy(() -> ledger.hold(request("h", FEES, 1)))
                .isInstanceOf(AccountTakesNoHold.class);
        assertThatThrownBy(() -> request("h", WALLET, 0))
                .isInstanceOf(HeldAmountIsOutOfBounds.class);
        assertThatThrownBy(() -> ledger.state(WALLET).shut().held(1))
                .isInstanceOf(LedgerAccountIsClosed.class);
    }

    @Test
    void anAccount_isClosedWhenEmpty_andTakesNothingUntilItIsOpenedAgain() {
        ledger.post(topUp("a", 10));
        assertThatThrownBy(() -> ledger.state(WALLET).shut())
                .isInstanceOf(LedgerAccountIsInUse.class);
        ledger.post(charge("b", 10));
        ledger.accounts.put(WALLET, ledger.state(WALLET).shut());

        assertThatThrownBy(() -> ledger.post(topUp("c", 1)))
                .isInstanceOf(LedgerAccountIsClosed.class);
        ledger.accounts.put(WALLET, ledger.state(WALLET).reopened());
        assertThat(ledger.post(topUp("c", 1)).sequence()).isEqualTo(3);
    }

    private static HoldRequest request(String reference, LedgerAccount account, long amountMicro) {
        return new HoldRequest(reference, account, amountMicro, NOON.plusSeconds(60));
    }
}
