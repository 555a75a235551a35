package org.codexfield.settlement.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.codexfield.settlement.service.TestLedger.EARNED;
import static org.codexfield.settlement.service.TestLedger.WALLET;
import static org.codexfield.settlement.service.TestLedger.charge;
import static org.codexfield.settlement.service.TestLedger.entry;
import static org.codexfield.settlement.service.TestLedger.topUp;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.codexfield.settlement.model.LedgerDefect;
import org.codexfield.settlement.model.LedgerDefect.Kind;
import org.codexfield.settlement.model.Posting;
import org.codexfield.shared.persistence.Sql;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever is altered behind the ledger's back is found, and named. */
abstract class LedgerCheckContract {

    private static final String SECOND = " WHERE currency = 'EUR' AND sequence = 2";

    private TestDatabase database;
    private TestLedger ledger;

    abstract TestDatabase fresh();

    /** Takes from the owner of the tables what would refuse an alteration. */
    abstract void disarm(Sql owner);

    @BeforeEach
    void start() {
        database = fresh();
        ledger = new TestLedger(database);
        ledger.post(topUp("a", 100));
        var charged = ledger.post(charge("b", 40)).id();
        ledger.post(Posting.reversal("c", charged, List.of(entry(WALLET, 10), entry(EARNED, -10))));
        ledger.hold("h", 20);
        assertThat(ledger.check.check()).isEqualTo(new LedgerReport(3, List.of()));
        disarm(new Sql(database.migrator()));
    }

    @AfterEach
    void stop() {
        database.close();
    }

    private List<Tuple> found(String... statements) {
        var owner = new Sql(database.migrator());
        for (var statement : statements) {
            assertThat(owner.update(statement, List.of())).isPositive();
        }
        var report = ledger.check.check();
        assertThat(report.isSound()).isFalse();
        return report.defects().stream()
                .map(defect -> tuple(defect.kind(), defect.where()))
                .toList();
    }

    @Test
    void anAlteredAmount_isFound() {
        assertThat(
                        found(
                                "UPDATE settlement.ledger_entry SET amount_micro = 41"
                                        + SECOND
                                        + " AND amount_micro = 40"))
                .containsExactly(
                        tuple(Kind.CONTENT, "EUR/2"),
                        tuple(Kind.UNBALANCED, "EUR/2"),
                        tuple(Kind.BALANCE, EARNED.toString()));
    }

    @Test
    void aMissingEntry_isFound() {
        assertThat(found("DELETE FROM settlement.ledger_entry" + SECOND + " AND amount_micro < 0"))
                .contains(
                        tuple(Kind.CONTENT, "EUR/2"),
                        tuple(Kind.UNBALANCED, "EUR/2"),
                        tuple(Kind.BALANCE, WALLET.toString()))
                // what is not there cannot be taken back
                .contains(tuple(Kind.REVERSAL, "EUR/2"));
    }

    @Test
    void anotherReference_orKind_isFound() {
        assertThat(found("UPDATE settlement.ledger_transaction SET reference = 'x'" + SECOND))
                .containsExactly(tuple(Kind.CONTENT, "EUR/2"));
        assertThat(
                        found(
                                "UPDATE settlement.ledger_transaction SET reference = 'b',"
                                        + " kind = 'PAYOUT'"
                                        + SECOND))
                .containsExactly(tuple(Kind.CONTENT, "EUR/2"));
    }

    @Test
    void anotherTime_orHash_isFound() {
        var later = "UPDATE settlement.ledger_transaction SET at = at + INTERVAL '1' DAY";
        assertThat(found(later + SECOND)).containsExactly(tuple(Kind.HASH, "EUR/2"));
        assertThat(found("UPDATE settlement.ledger_transaction SET hash = content" + SECOND))
                .containsExactly(tuple(Kind.HASH, "EUR/2"), tuple(Kind.CHAIN, "EUR/3"));
    }

    @Test
    void aMissingTransaction_isFound() {
        var third = " WHERE currency = 'EUR' AND sequence = 3";
        assertThat(
                        found(
                                "DELETE FROM settlement.ledger_entry" + third,
                                "DELETE FROM settlement.ledger_transaction" + third))
                .containsExactlyInAnyOrder(
                        tuple(Kind.HEAD, "EUR/2"),
                        tuple(Kind.BALANCE, WALLET.toString()),
                        tuple(Kind.BALANCE, EARNED.toString()));
    }

    @Test
    void aTransactionTakenOutOfTheMiddle_isFound() {
        assertThat(
                        found(
                                "UPDATE settlement.ledger_transaction SET reverses = 1"
                                        + " WHERE currency = 'EUR' AND sequence = 3",
                                "DELETE FROM settlement.ledger_entry" + SECOND,
                                "DELETE FROM settlement.ledger_transaction" + SECOND))
                .contains(
                        tuple(Kind.GAP, "EUR/2"),
                        tuple(Kind.CHAIN, "EUR/3"),
                        tuple(Kind.CONTENT, "EUR/3"),
                        tuple(Kind.REVERSAL, "EUR/1"));
    }

    @Test
    void aHeadThatIsSetBack_isFound() {
        assertThat(
                        found(
                                "UPDATE settlement.journal SET transactions = 2, head = (SELECT"
                                        + " hash FROM settlement.ledger_transaction"
                                        + SECOND
                                        + ")"))
                .containsExactly(tuple(Kind.HEAD, "EUR"));
    }

    @Test
    void anotherHash_inTheHead_isFound() {
        assertThat(
                        found(
                                "UPDATE settlement.journal SET head = (SELECT content FROM"
                                        + " settlement.ledger_transaction"
                                        + SECOND
                                        + ")"))
                .containsExactly(tuple(Kind.HEAD, "EUR/3"));
    }

    @Test
    void anotherBalance_isFound() {
        assertThat(
                        found(
                                "UPDATE settlement.ledger_balance SET balance_micro = 1000"
                                        + " WHERE purpose = 'WALLET'"))
                .containsExactly(tuple(Kind.BALANCE, WALLET.toString()));
    }

    @Test
    void aMissingBalance_isFound() {
        assertThat(found("DELETE FROM settlement.ledger_balance WHERE purpose = 'WALLET'"))
                .containsExactly(tuple(Kind.BALANCE, WALLET.toString()));
    }

    @Test
    void anotherOwner_isFound() {
        assertThat(
                        found(
                                "UPDATE settlement.ledger_account SET owner_id ="
                                        + " '00000000-0000-0000-0000-000000000009'"
                                        + " WHERE purpose = 'PAYABLE'"))
                .containsExactly(tuple(Kind.CONTENT, "EUR/2"), tuple(Kind.CONTENT, "EUR/3"));
    }

    @Test
    void holdsThatDoNotAddUp_areFound() {
        assertThat(found("DELETE FROM settlement.hold"))
                .containsExactly(tuple(Kind.HOLDS, WALLET.toString()));
    }

    @Test
    void whatIsBelowItsLimit_isFound() {
        assertThat(
                        found(
                                "UPDATE settlement.hold SET amount_micro = 71",
                                "UPDATE settlement.ledger_balance SET held_micro = 71"
                                        + " WHERE purpose = 'WALLET'"))
                .containsExactly(tuple(Kind.LIMIT, WALLET.toString()));
    }

    @Test
    void moreTakenBack_thanWasMoved_isFound() {
        var third = " WHERE currency = 'EUR' AND sequence = 3";
        assertThat(
                        found(
                                "UPDATE settlement.ledger_entry SET amount_micro = amount_micro * 5"
                                        + third))
                .containsExactlyInAnyOrder(
                        tuple(Kind.CONTENT, "EUR/3"),
                        tuple(Kind.BALANCE, WALLET.toString()),
                        tuple(Kind.BALANCE, EARNED.toString()),
                        tuple(Kind.REVERSAL, "EUR/2"),
                        tuple(Kind.REVERSAL, "EUR/2"));
    }

    @Test
    void ofVeryManyDefects_someAreTold() {
        var charges = new ArrayList<Posting>();
        for (int i = 0; i < 300; i++) {
            charges.add(topUp("more/" + i, 1));
        }
        ledger.post(charges);
        new Sql(database.migrator())
                .update(
                        "UPDATE settlement.ledger_transaction SET kind = 'PAYMENT'"
                                + " WHERE reference LIKE 'more/%'",
                        List.of());

        assertThat(ledger.check.check().defects())
                .hasSize(LedgerCheck.MOST_DEFECTS)
                .extracting(LedgerDefect::kind)
                .containsOnly(Kind.CONTENT);
    }
}
