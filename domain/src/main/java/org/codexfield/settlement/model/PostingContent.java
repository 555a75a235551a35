package org.codexfield.settlement.model;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.codexfield.settlement.TransactionId;
import org.codexfield.settlement.TransactionKind;
import org.codexfield.shared.Digest;

/**
 * What a transaction says, whenever it was recorded. Nothing is checked here, for it may have been
 * read: what is to be recorded is a {@link Posting}.
 *
 * @param reverses the transaction that is taken back by this one
 * @param entries in the order of their accounts
 */
public record PostingContent(
        String currency,
        TransactionKind kind,
        String reference,
        Optional<TransactionId> reverses,
        List<LedgerEntry> entries) {

    /** The value of {@code type}. */
    public static final String TYPE = "ledger-posting";

    private static final int TYPICAL_LENGTH = 400;

    /** Puts the entries in order. */
    public PostingContent {
        entries = entries.stream().sorted(Comparator.comparing(LedgerEntry::account)).toList();
    }

    /** The canonical JSON (RFC 8785). No text in it needs an escape. */
    public String text() {
        var json = new StringBuilder(TYPICAL_LENGTH);
        json.append("{\"currency\":\"").append(currency).append("\",\"entries\":[");
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            json.append(i == 0 ? "{\"account\":\"" : ",{\"account\":\"");
            json.append(entry.account().name()).append("\",\"amountMicro\":\"");
            json.append(entry.amountMicro()).append("\"}");
        }
        json.append("],\"kind\":\"").append(kind.code());
        json.append("\",\"reference\":\"").append(reference);
        reverses.ifPresent(original -> json.append("\",\"reverses\":\"").append(original));
        return json.append("\",\"type\":\"" + TYPE + "\"}").toString();
    }

    /** The digest of the canonical JSON. */
    public Digest digest() {
        return Digest.of(text().getBytes(US_ASCII));
    }
}
