package org.codexfield.settlement.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.codexfield.settlement.TransactionId;
import org.codexfield.shared.Digest;

/**
 * How far a journal has come. Who holds its lock alone may take the next step.
 *
 * @param transactions how many it has, which is the number of the last
 * @param hash the hash of the last; zeros while there is none
 */
public record JournalHead(String currency, long transactions, Digest hash) {

    /** A journal without any transaction. */
    public static JournalHead empty(String currency) {
        return new JournalHead(currency, 0, Digest.ZERO);
    }

    LedgerTransaction next(PostingContent content, Digest contentDigest, Instant now) {
        var id = TransactionId.next(now);
        long sequence = Math.addExact(transactions, 1);
        var at = now.truncatedTo(ChronoUnit.MILLIS);
        return new LedgerTransaction(
                id,
                sequence,
                at,
                content,
                contentDigest,
                hash,
                LedgerTransaction.hash(id, sequence, at, contentDigest, hash));
    }

    JournalHead after(LedgerTransaction last) {
        return new JournalHead(currency, last.sequence(), last.hash());
    }
}
