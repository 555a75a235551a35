package org.codexfield.settlement.model;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import org.codexfield.settlement.TransactionId;
import org.codexfield.shared.Digest;
import org.codexfield.shared.UtcText;

/**
 * A posting as it is recorded: numbered in the journal of its currency, and chained to the one
 * before by its hash. The hash is that of a document in canonical JSON (RFC 8785):
 *
 * <pre>{@code
 * {"at":"2026-03-02T12:00:00.000Z","content":"ba78...","id":"0190...","previous":"ab12...",
 *  "sequence":42,"type":"ledger-transaction"}
 * }</pre>
 *
 * @param sequence its number in the journal, from 1
 * @param at when it was recorded, to the millisecond
 * @param contentDigest the digest of the content
 * @param previous the hash of the transaction before; zeros before the first
 */
public record LedgerTransaction(
        TransactionId id,
        long sequence,
        Instant at,
        PostingContent content,
        Digest contentDigest,
        Digest previous,
        Digest hash) {

    /** The value of {@code type}. */
    public static final String TYPE = "ledger-transaction";

    /** The hash that what stands beside it must have. */
    public Digest expectedHash() {
        return hash(id, sequence, at, contentDigest, previous);
    }

    static Digest hash(
            TransactionId id, long sequence, Instant at, Digest contentDigest, Digest previous) {
        var text =
                "{\"at\":\""
                        + UtcText.of(at)
                        + "\",\"content\":\""
                        + contentDigest
                        + "\",\"id\":\""
                        + id
                        + "\",\"previous\":\""
                        + previous
                        + "\",\"sequence\":"
                        + sequence
                        + ",\"type\":\""
                        + TYPE
                        + "\"}";
        return Digest.of(text.getBytes(US_ASCII));
    }

    /** What is told of it. */
    public Posted posted() {
        return new Posted(id, content.currency(), sequence, at, hash);
    }
}
