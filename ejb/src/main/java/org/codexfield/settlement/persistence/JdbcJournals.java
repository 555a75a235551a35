package org.codexfield.settlement.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.codexfield.settlement.LedgerAccount;
import org.codexfield.settlement.TransactionId;
import org.codexfield.settlement.TransactionKind;
import org.codexfield.settlement.model.Books;
import org.codexfield.settlement.model.JournalHead;
import org.codexfield.settlement.model.Journals;
import org.codexfield.settlement.model.LedgerReferenceIsTaken;
import org.codexfield.settlement.model.LedgerTransaction;
import org.codexfield.settlement.model.Original;
import org.codexfield.settlement.model.Posted;
import org.codexfield.settlement.model.PostingName;
import org.codexfield.settlement.model.Recorded;
import org.codexfield.shared.Digest;
import org.codexfield.shared.persistence.DatabaseFailed;
import org.codexfield.shared.persistence.Parts;
import org.codexfield.shared.persistence.Sql;

/** Journals in {@code settlement.journal}, {@code ledger_transaction} and {@code ledger_entry}. */
@Dependent
class JdbcJournals implements Journals {

    private static final String HEAD =
            "SELECT currency, transactions, head FROM settlement.journal";

    private final Sql sql;

    @Inject
    JdbcJournals(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<JournalHead> heads() {
        return sql.list(HEAD + " ORDER BY currency", List.of(), JdbcJournals::head);
    }

    @Override
    public List<JournalHead> lock(Set<String> currencies) {
        return new TreeSet<>(currencies).stream().map(this::lock).toList();
    }

    private JournalHead lock(String currency) {
        // an update locks the row in either database, where SELECT FOR UPDATE differs in detail
        var lock = "UPDATE settlement.journal SET transactions = transactions WHERE currency = ?";
        if (sql.update(lock, List.of(currency)) == 0) {
            sql.update(
                    "INSERT INTO settlement.journal (currency, transactions, head)"
                            + " VALUES (?, 0, ?) ON CONFLICT DO NOTHING",
                    List.of(currency, JournalHead.empty(currency).hash()));
            sql.update(lock, List.of(currency));
        }
        return sql.find(HEAD + " WHERE currency = ?", List.of(currency), JdbcJournals::head)
                .orElseThrow();
    }

    private static JournalHead head(ResultSet row) throws SQLException {
        return new JournalHead(
                row.getString("currency"),
                row.getLong("transactions"),
                new Digest(row.getBytes("head")));
    }

    @Override
    public Map<PostingName, Recorded> recorded(Collection<PostingName> names) {
        var wanted = new HashSet<>(names);
        var found = new HashMap<PostingName, Recorded>();
        var references = names.stream().map(PostingName::reference).distinct().toList();
        for (var part : Parts.of(references)) {
            sql
                    .list(
                            "SELECT id, currency, sequence, at, kind, reference, content, hash"
                                    + " FROM settlement.ledger_transaction WHERE reference IN "
                                    + Parts.places(part),
                            part,
                            JdbcJournals::recorded)
                    .stream()
                    .filter(each -> wanted.contains(each.getKey()))
                    .forEach(each -> found.put(each.getKey(), each.getValue()));
        }
        return found;
    }

    private static Map.Entry<PostingName, Recorded> recorded(ResultSet row) throws SQLException {
        var posted =
                new Posted(
                        new TransactionId(row.getObject("id", UUID.class)),
                        row.getString("currency"),
                        row.getLong("sequence"),
                        Sql.instant(row, "at"),
                        new Digest(row.getBytes("hash")));
        return Map.entry(
                new PostingName(
                        TransactionKind.valueOf(row.getString("kind")), row.getString("reference")),
                new Recorded(posted, new Digest(row.getBytes("content"))));
    }

    private record Rest(TransactionId id, long sequence, TransactionKind kind) {}

    @Override
    public List<Original> originals(Set<TransactionId> transactions) {
        var rests = new HashMap<Rest, Map<LedgerAccount, Long>>();
        for (var part : Parts.of(transactions.stream().map(TransactionId::value).toList())) {
            sql.list(
                            "SELECT o.id AS original, o.sequence, o.kind, "
                                    + AccountRow.COLUMNS
                                    + ", SUM(e.amount_micro) AS rest"
                                    + " FROM settlement.ledger_transaction o"
                                    + " JOIN settlement.ledger_transaction t"
                                    + " ON t.currency = o.currency"
                                    + " AND (t.sequence = o.sequence OR t.reverses = o.sequence)"
                                    + " JOIN settlement.ledger_entry e"
                                    + " ON e.currency = t.currency AND e.sequence = t.sequence"
                                    + " JOIN settlement.ledger_account a ON a.id = e.account_id"
                                    + " WHERE o.id IN "
                                    + Parts.places(part)
                                    + " GROUP BY o.id, o.sequence, o.kind, "
                                    + AccountRow.COLUMNS,
                            part,
                            row ->
                                    Map.entry(
                                            rest(row),
                                            Map.entry(AccountRow.of(row), row.getLong("rest"))))
                    .forEach(
                            each ->
                                    rests.computeIfAbsent(each.getKey(), any -> new HashMap<>())
                                            .put(
                                                    each.getValue().getKey(),
                                                    each.getValue().getValue()));
        }
        var originals = new ArrayList<Original>();
        rests.forEach(
                (rest, amounts) ->
                        originals.add(
                                new Original(rest.id(), rest.sequence(), rest.kind(), amounts)));
        return originals;
    }

    private static Rest rest(ResultSet row) throws SQLException {
        return new Rest(
                new TransactionId(row.getObject("original", UUID.class)),
                row.getLong("sequence"),
                TransactionKind.valueOf(row.getString("kind")));
    }

    @Override
    public void add(Books books) {
        var added = books.added();
        addTransactions(books);
        sql.batch(
                "INSERT INTO settlement.ledger_entry (currency, sequence, account_id, amount_micro)"
                        + " VALUES (?, ?, ?, ?)",
                added.stream().flatMap(each -> entries(books, each).stream()).toList());
        var moved =
                sql.batch(
                        "UPDATE settlement.journal SET transactions = ?, head = ?"
                                + " WHERE currency = ? AND transactions < ?",
                        added.stream()
                                .map(each -> each.content().currency())
                                .distinct()
                                .map(books::head)
                                .map(JdbcJournals::step)
                                .toList());
        if (Arrays.stream(moved).anyMatch(rows -> rows != 1)) {
            throw new IllegalStateException("A journal has moved on under its own lock");
        }
    }

    private void addTransactions(Books books) {
        try {
            sql.batch(
                    "INSERT INTO settlement.ledger_transaction (currency, sequence, id, kind,"
                            + " reference, at, reverses, content, previous, hash)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    books.added().stream().map(each -> row(books, each)).toList());
        } catch (DatabaseFailed e) {
            // of two at once in different journals
            if (e.violates("ledger_transaction_reference")) {
                throw new LedgerReferenceIsTaken(books.added().get(0).content().reference());
            }
            throw e;
        }
    }

    private static List<?> row(Books books, LedgerTransaction transaction) {
        var content = transaction.content();
        return Arrays.asList(
                content.currency(),
                transaction.sequence(),
                transaction.id().value(),
                content.kind().name(),
                content.reference(),
                transaction.at(),
                content.reverses().map(id -> books.original(id).sequence()).orElse(null),
                transaction.contentDigest(),
                transaction.previous(),
                transaction.hash());
    }

    private static List<List<?>> entries(Books books, LedgerTransaction transaction) {
        var rows = new ArrayList<List<?>>();
        for (var entry : transaction.content().entries()) {
            rows.add(
                    List.of(
                            transaction.content().currency(),
                            transaction.sequence(),
                            books.state(entry.account()).id().value(),
                            entry.amountMicro()));
        }
        return rows;
    }

    private static List<?> step(JournalHead head) {
        return List.of(head.transactions(), head.hash(), head.currency(), head.transactions());
    }

    @Override
    public List<LedgerTransaction> after(String currency, long sequence) {
        return new JournalPage(sql, currency).after(sequence);
    }
}
