package org.codexfield.settlement.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.settlement.model.LedgerFixture.CLINIC;
import static org.codexfield.settlement.model.LedgerFixture.EARNED;
import static org.codexfield.settlement.model.LedgerFixture.FEES;
import static org.codexfield.settlement.model.LedgerFixture.FUNDING;
import static org.codexfield.settlement.model.LedgerFixture.INSTITUTE;
import static org.codexfield.settlement.model.LedgerFixture.NOON;
import static org.codexfield.settlement.model.LedgerFixture.WALLET;
import static org.codexfield.settlement.model.LedgerFixture.entry;
import static org.codexfield.settlement.model.LedgerFixture.topUp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.codexfield.evidence.verify.CanonicalJson;
import org.codexfield.identity.OrganisationId;
import org.codexfield.settlement.AccountPurpose;
import org.codexfield.settlement.LedgerAccount;
import org.codexfield.settlement.LedgerCurrencyIsMalformed;
import org.codexfield.settlement.PurposeBelongsToAnother;
import org.codexfield.settlement.TransactionId;
import org.codexfield.settlement.TransactionKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostingTest {

    private static final long MOST = Long.MAX_VALUE;

    private static Posting posting(LedgerEntry... entries) {
        return Posting.of(TransactionKind.CHARGE, "a", List.of(entries));
    }

    @Test
    void theContent_isCanonicalJson_inWhateverOrderTheEntriesCome() {
        var charge =
                Posting.of(
                        TransactionKind.CHARGE,
                        "run/2026-03#7",
                        List.of(entry(WALLET, -10), entry(FEES, 1), entry(EARNED, 9)));

        assertThat(charge.content().text())
                .isEqualTo(
                        "{\"currency\":\"EUR\",\"entries\":[{\"account\":\"fees:platform\","
                            + "\"amountMicro\":\"1\"},{\"account\":\"payable:00000000-0000-0000-0000-000000000002\","
                            + "\"amountMicro\":\"9\"},{\"account\":\"wallet:00000000-0000-0000-0000-000000000001\","
                            + "\"amountMicro\":\"-10\"}],\"kind\":\"charge\","
                            + "\"reference\":\"run/2026-03#7\",\"type\":\"ledger-posting\"}")
                .isEqualTo(new String(CanonicalJson.of(charge.content().text()), UTF_8));
        assertThat(
                        Posting.of(
                                TransactionKind.CHARGE,
                                "run/2026-03#7",
                                List.of(entry(EARNED, 9), entry(WALLET, -10), entry(FEES, 1))))
                .isEqualTo(charge);
    }

    @Test
    void aReversalsContent_isCanonicalJsonToo() {
        var original = TransactionId.next(NOON);
        var text =
                Posting.reversal("b", original, List.of(entry(WALLET, 1), entry(EARNED, -1)))
                        .content()
                        .text();

        assertThat(text).contains("\"reverses\":\"" + original + "\"");
        assertThat(new String(CanonicalJson.of(text), UTF_8)).isEqualTo(text);
    }

    @Test
    void amountsThatDoNotSumToZero_areRefused() {
        assertThatThrownBy(() -> posting(entry(WALLET, -10), entry(EARNED, 9)))
                .isInstanceOf(PostingIsUnbalanced.class)
                .hasMessageContaining(" -1 ");
    }

    @Test
    void amountsThatWrapToZero_areRefused() {
        assertThatThrownBy(() -> posting(entry(WALLET, MOST), entry(EARNED, MOST), entry(FEES, 2)))
                .isInstanceOf(TurnoverIsTooLarge.class)
                .hasMessageContaining("18446744073709551616");
        assertThatThrownBy(
                        () -> posting(entry(WALLET, Long.MIN_VALUE), entry(EARNED, Long.MIN_VALUE)))
                .isInstanceOf(PostingIsUnbalanced.class)
                .hasMessageContaining("-18446744073709551616");
    }

    @Test
    void theLargestAmount_isAccepted() {
        assertThat(posting(entry(FUNDING, -MOST), entry(WALLET, MOST)).entries()).hasSize(2);
    }

    @Test
    void anEntryOfZero_isRefused() {
        assertThatThrownBy(() -> posting(entry(WALLET, 0), entry(EARNED, 0)))
                .isInstanceOf(EntryIsZero.class);
    }

    @Test
    void twoCurrencies_areRefused() {
        var francs = LedgerAccount.of(CLINIC, AccountPurpose.WALLET, "CHF");

        assertThatThrownBy(() -> posting(entry(WALLET, -1), entry(francs, 1)))
                .isInstanceOf(CurrenciesAreMixed.class);
    }

    @Test
    void anAccountWithTwoEntries_isRefused() {
        assertThatThrownBy(() -> posting(entry(WALLET, -2), entry(EARNED, 1), entry(EARNED, 1)))
                .isInstanceOf(AccountOccursTwice.class);
    }

    @Test
    void fewerThanTwoEntries_orTooMany_areRefused() {
        var many = new ArrayList<LedgerEntry>();
        for (int i = 0; i < Posting.MOST_ENTRIES; i++) {
            var owner = new OrganisationId(new UUID(1, i));
            many.add(entry(LedgerAccount.of(owner, AccountPurpose.PAYABLE, "EUR"), 1));
        }
        many.add(entry(WALLET, -many.size()));

        assertThatThrownBy(() -> posting()).isInstanceOf(EntriesAreOutOfBounds.class);
        assertThatThrownBy(() -> posting(entry(WALLET, 1)))
                .isInstanceOf(EntriesAreOutOfBounds.class);
        assertThatThrownBy(() -> Posting.of(TransactionKind.CHARGE, "a", many))
                .isInstanceOf(EntriesAreOutOfBounds.class)
                .hasMessageContaining("10101");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "-a", "a;b", "a|b", "a\n", "ä", "\"", "\\"})
    void aReferenceOfAnotherForm_isRefused(String reference) {
        assertThatThrownBy(() -> topUp(reference, 1))
                .isInstanceOf(LedgerReferenceIsMalformed.class);
    }

    @Test
    void aReferenceThatIsTooLong_isRefused() {
        assertThat(topUp("x".repeat(200), 1).content().reference()).hasSize(200);
        assertThatThrownBy(() -> topUp("x".repeat(201), 1))
                .isInstanceOf(LedgerReferenceIsMalformed.class);
    }

    @Test
    void aReversal_namesItsOriginal_andNothingElseDoes() {
        var some = List.of(entry(WALLET, -1), entry(EARNED, 1));

        assertThatThrownBy(() -> Posting.of(TransactionKind.REVERSAL, "a", some))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () ->
                                new Posting(
                                        new PostingContent(
                                                "EUR",
                                                TransactionKind.CHARGE,
                                                "a",
                                                Optional.of(TransactionId.next(NOON)),
                                                some)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "EU", "EURO", "eur", "E1R", "EUR "})
    void aCurrencyThatIsNone_isRefused(String currency) {
        assertThatThrownBy(() -> LedgerAccount.of(CLINIC, AccountPurpose.WALLET, currency))
                .isInstanceOf(LedgerCurrencyIsMalformed.class);
    }

    @Test
    void feesOfAnOrganisation_andAWalletOfThePlatform_areRefused() {
        assertThatThrownBy(() -> LedgerAccount.of(INSTITUTE, AccountPurpose.FEES, "EUR"))
                .isInstanceOf(PurposeBelongsToAnother.class);
        assertThatThrownBy(() -> LedgerAccount.ofPlatform(AccountPurpose.WALLET, "EUR"))
                .isInstanceOf(PurposeBelongsToAnother.class);
        assertThat(LedgerAccount.of(INSTITUTE, AccountPurpose.FUNDING, "EUR").name())
                .isEqualTo("funding:00000000-0000-0000-0000-000000000002");
    }
}
