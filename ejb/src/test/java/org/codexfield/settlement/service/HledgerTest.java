package org.codexfield.settlement.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.codexfield.settlement.service.TestLedger.entry;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.codexfield.identity.OrganisationId;
import org.codexfield.settlement.AccountPurpose;
import org.codexfield.settlement.LedgerAccount;
import org.codexfield.settlement.TransactionKind;
import org.codexfield.settlement.model.LedgerEntry;
import org.codexfield.settlement.model.Posting;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journals, read by hledger, come to the same balances. */
final class HledgerTest {

    private static final int POSTINGS = Integer.getInteger("codexfield.ledger.postings", 3_000);
    private static final int BATCH = 1_000;
    private static final int OWNERS = 40;
    private static final long SEED = 20_260_301;
    private static final List<String> CURRENCIES = List.of("EUR", "CHF", "JPY");

    @TempDir Path folder;

    @Test
    void hledger_comesToTheSameBalances() throws IOException, InterruptedException {
        try (var database = TestDatabase.postgresql()) {
            var ledger = new TestLedger(database);
            post(ledger);
            var journal = folder.resolve("ledger.journal");
            try (var out = Files.newBufferedWriter(journal)) {
                ledger.export.write(out);
            }

            assertThat(ledger.check.check()).isEqualTo(new LedgerReport(POSTINGS, List.of()));
            assertThat(HledgerProgram.run(folder, "-f", journal.toString(), "stats"))
                    .containsPattern("Transactions +: " + POSTINGS + " ");
            assertThat(balances(journal)).isEqualTo(balances(database));
        }
    }

    private static void post(TestLedger ledger) {
        var random = new Random(SEED);
        for (int from = 0; from < POSTINGS; from += BATCH) {
            var batch = new ArrayList<Posting>();
            for (int i = from; i < Math.min(POSTINGS, from + BATCH); i++) {
                batch.add(random(random, i));
            }
            ledger.post(batch);
        }
    }

    private static Posting random(Random random, int number) {
        var currency = CURRENCIES.get(random.nextInt(CURRENCIES.size()));
        var amounts = new HashMap<LedgerAccount, Long>();
        long sum = 0;
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            var owner = new OrganisationId(new UUID(7, random.nextInt(OWNERS)));
            long amount = random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L) | 1;
            var account = LedgerAccount.of(owner, AccountPurpose.PAYABLE, currency);
            if (amounts.putIfAbsent(account, amount) == null) {
                sum += amount;
            }
        }
        var entries = new ArrayList<LedgerEntry>();
        amounts.forEach((account, amount) -> entries.add(entry(account, amount)));
        long funded = 1L + random.nextInt(1_000);
        entries.add(entry(LedgerAccount.ofPlatform(AccountPurpose.FUNDING, currency), funded));
        if (sum + funded != 0) {
            var fees = LedgerAccount.ofPlatform(AccountPurpose.FEES, currency);
            entries.add(entry(fees, -sum - funded));
        }
        return Posting.of(TransactionKind.ADJUSTMENT, "random/" + number, entries);
    }

    /** From {@code account commodity} to the balance. */
    private Map<String, BigDecimal> balances(Path journal)
            throws IOException, InterruptedException {
        var csv =
                HledgerProgram.run(
                        folder,
                        "-f",
                        journal.toString(),
                        "balance",
                        "--flat",
                        "--empty",
                        "--no-total",
                        "--layout=bare",
                        "-O",
                        "csv");
        var balances = new HashMap<String, BigDecimal>();
        csv.lines()
                .skip(1)
                .map(line -> line.replace("\"", "").split(",", -1))
                .forEach(row -> balances.put(row[0] + " " + row[1], new BigDecimal(row[2])));
        return balances;
    }

    private static Map<String, BigDecimal> balances(TestDatabase database) {
        var balances = new HashMap<String, BigDecimal>();
        database.sql()
                .list(
                        "SELECT CASE WHEN a.purpose = 'PAYABLE' THEN 'payable:' || a.owner_id"
                                + " ELSE LOWER(a.purpose) || ':platform' END || ' ' || a.currency"
                                + " AS account, b.balance_micro FROM settlement.ledger_account a"
                                + " JOIN settlement.ledger_balance b ON b.account_id = a.id",
                        List.of(),
                        row ->
                                balances.put(
                                        row.getString("account"),
                                        BigDecimal.valueOf(row.getLong("balance_micro"), 6)));
        return balances;
    }
}
