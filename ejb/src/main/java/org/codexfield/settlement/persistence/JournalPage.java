package org.codexfield.settlement.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.codexfield.settlement.TransactionId;
import org.codexfield.settlement.TransactionKind;
import org.codexfield.settlement.model.LedgerEntry;
import org.codexfield.settlement.model.LedgerTransaction;
import org.codexfield.settlement.model.PostingContent;
import org.codexfield.shared.Digest;
import org.codexfield.shared.persistence.Sql;

/**
 * Reads a journal in pages of a bounded number of entries, as it is kept: what was altered is read
 * as well.
 */
record JournalPage(Sql sql, String currency) {

    private static final int TRANSACTIONS = 500;
    // more than one transaction can have, so each page has a whole one at least
    private static final int ENTRIES = 20_000;

    private record Head(
            TransactionId id,
            long sequence,
            Instant at,
            TransactionKind kind,
            String reference,
            Optional<TransactionId> reverses,
            Digest content,
            Digest previous,
            Digest hash) {

        LedgerTransaction with(String currency, List<LedgerEntry> entries) {
            return new LedgerTransaction(
                    id,
                    sequence,
                    at,
                    new PostingContent(currency, kind, reference, reverses, entries),
                    content,
                    previous,
                    hash);
        }
    }

    List<LedgerTransaction> after(long sequence) {
        var heads = heads(sequence);
        if (heads.isEmpty()) {
            return List.of();
        }
        var entries = entries(sequence, heads.get(heads.size() - 1).sequence());
        long end = end(entries);
        var page = new ArrayList<LedgerTransaction>();
        for (var head : heads) {
            if (page.isEmpty() || head.sequence() < end) {
                var own = entries.getOrDefault(head.sequence(), List.of());
                page.add(head.with(currency, own));
            }
        }
        return page;
    }

    private List<Head> heads(long sequence) {
        return sql.list(
                "SELECT t.id, t.sequence, t.at, t.kind, t.reference, o.id AS original, t.content,"
                        + " t.previous, t.hash FROM settlement.ledger_transaction t"
                        + " LEFT JOIN settlement.ledger_transaction o"
                        + " ON o.currency = t.currency AND o.sequence = t.reverses"
                        + " WHERE t.currency = ? AND t.sequence > ? ORDER BY t.sequence LIMIT "
                        + TRANSACTIONS,
                List.of(currency, sequence),
                JournalPage::head);
    }

    private static Head head(ResultSet row) throws SQLException {
        return new Head(
                new TransactionId(row.getObject("id", UUID.class)),
                row.getLong("sequence"),
                Sql.instant(row, "at"),
                TransactionKind.valueOf(row.getString("kind")),
                row.getString("reference"),
                Optional.ofNullable(row.getObject("original", UUID.class)).map(TransactionId::new),
                new Digest(row.getBytes("content")),
                new Digest(row.getBytes("previous")),
                new Digest(row.getBytes("hash")));
    }

    private Map<Long, List<LedgerEntry>> entries(long after, long until) {
        var entries = new HashMap<Long, List<LedgerEntry>>();
        sql.list(
                        "SELECT e.sequence, e.amount_micro, "
                                + AccountRow.COLUMNS
                                + " FROM settlement.ledger_entry e"
                                + " JOIN settlement.ledger_account a ON a.id = e.account_id"
                                + " WHERE e.currency = ? AND e.sequence > ? AND e.sequence <= ?"
                                + " ORDER BY e.sequence LIMIT "
                                + ENTRIES,
                        List.of(currency, after, until),
                        row ->
                                Map.entry(
                                        row.getLong("sequence"),
                                        new LedgerEntry(
                                                AccountRow.of(row), row.getLong("amount_micro"))))
                .forEach(
                        each ->
                                entries.computeIfAbsent(each.getKey(), any -> new ArrayList<>())
                                        .add(each.getValue()));
        return entries;
    }

    /** The first transaction whose entries may not all be here. */
    private static long end(Map<Long, List<LedgerEntry>> entries) {
        int count = entries.values().stream().mapToInt(List::size).sum();
        return count < ENTRIES
                ? Long.MAX_VALUE
                : entries.keySet().stream().mapToLong(Long::longValue).max().orElseThrow();
    }
}
