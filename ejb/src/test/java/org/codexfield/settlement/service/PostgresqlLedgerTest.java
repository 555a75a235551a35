package org.codexfield.settlement.service;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.settlement.service.TestLedger.charge;
import static org.codexfield.settlement.service.TestLedger.topUp;

import java.util.List;
import org.codexfield.shared.Digest;
import org.codexfield.shared.persistence.Sql;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PostgresqlLedgerTest extends LedgerContract {

    @Override
    TestDatabase fresh() {
        return TestDatabase.postgresql();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE settlement.ledger_entry SET amount_micro = 1",
                "DELETE FROM settlement.ledger_entry",
                "UPDATE settlement.ledger_transaction SET reference = 'x'",
                "UPDATE settlement.ledger_account SET purpose = 'FUNDING'",
                "DELETE FROM settlement.journal",
                "TRUNCATE settlement.journal CASCADE",
                "UPDATE settlement.journal SET transactions = 0"
            })
    void notEvenTheOwner_changesWhatIsRecorded(String statement) {
        try (var other = TestDatabase.postgresql()) {
            new TestLedger(other).post(topUp("a", 10));

            assertThatThrownBy(() -> new Sql(other.migrator()).update(statement, List.of()))
                    .hasMessageContaining("23000")
                    .rootCause()
                    .hasMessageMatching("(?s).*(append-only|never shrinks).*");
        }
    }

    @Test
    void aJournal_neitherLeaps_norGetsEntriesLate_norTransactionsThatDoNotBalance() {
        try (var other = TestDatabase.postgresql()) {
            new TestLedger(other).post(List.of(topUp("a", 10), charge("b", 1)));

            refuses(other, "UPDATE settlement.journal SET transactions = 3", "leaps");
            refuses(
                    other,
                    "UPDATE settlement.journal SET head = '\\x" + Digest.ZERO + "'",
                    "another head");
            refuses(
                    other,
                    "INSERT INTO settlement.ledger_entry SELECT t.currency, t.sequence, a.id, 5"
                            + " FROM settlement.ledger_transaction t, settlement.ledger_account a"
                            + " WHERE a.purpose = 'PAYABLE' AND t.sequence = 1",
                    "once it is recorded");
            refuses(
                    other,
                    "INSERT INTO settlement.ledger_transaction SELECT currency, 3,"
                            + " gen_random_uuid(), kind, 'x', at, reverses, content, hash, hash"
                            + " FROM settlement.ledger_transaction WHERE sequence = 2",
                    "does not sum to zero");
        }
    }

    private static void refuses(TestDatabase database, String statement, String why) {
        assertThatThrownBy(() -> database.sql().update(statement, List.of()))
                .rootCause()
                .hasMessageContaining(why);
    }
}
