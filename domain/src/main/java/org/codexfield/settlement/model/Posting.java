package org.codexfield.settlement.model;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.codexfield.settlement.TransactionId;
import org.codexfield.settlement.TransactionKind;

/**
 * Asks for amounts to be moved between accounts of one currency, all or none. What is given equals
 * what is taken, to the last unit.
 *
 * <pre>{@code
 * Posting.of(
 *         TransactionKind.TOP_UP,
 *         "bank/2026-0042",
 *         List.of(
 *                 new LedgerEntry(LedgerAccount.of(clinic, WALLET, "EUR"), 50_000_000),
 *                 new LedgerEntry(LedgerAccount.ofPlatform(FUNDING, "EUR"), -50_000_000)));
 * }</pre>
 */
public record Posting(PostingContent content) {

    /** The most entries: a charge whose content goes to 10,000 owners has a few more. */
    public static final int MOST_ENTRIES = 10_100;

    /** The longest reference, in characters. */
    public static final int MOST_REFERENCE = 200;

    private static final Pattern REFERENCE =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/#+-]{0," + (MOST_REFERENCE - 1) + "}");
    private static final BigInteger MOST_TURNOVER = BigInteger.valueOf(Long.MAX_VALUE);

    /**
     * @throws LedgerReferenceIsMalformed unless the reference is 1 to {@value #MOST_REFERENCE}
     *     letters, digits and any of {@code . _ : / # + -}
     * @throws EntriesAreOutOfBounds unless there are 2 to {@value #MOST_ENTRIES} entries
     * @throws EntryIsZero if an entry moves nothing
     * @throws CurrenciesAreMixed if two accounts are of different currencies
     * @throws AccountOccursTwice if an account has two entries
     * @throws TurnoverIsTooLarge if what is given is beyond 2^63 - 1
     * @throws PostingIsUnbalanced if the entries do not sum to zero
     */
    public Posting {
        requireReference(content.reference());
        if ((content.kind() == TransactionKind.REVERSAL) != content.reverses().isPresent()) {
            throw new IllegalArgumentException("A reversal, and nothing else, names its original");
        }
        int count = content.entries().size();
        if (count < 2 || count > MOST_ENTRIES) {
            throw new EntriesAreOutOfBounds(count, MOST_ENTRIES);
        }
        requireEach(content);
        requireBalance(content.entries());
    }

    /** Any but a reversal. */
    public static Posting of(TransactionKind kind, String reference, List<LedgerEntry> entries) {
        return new Posting(content(kind, reference, Optional.empty(), entries));
    }

    /**
     * Takes back what a transaction moved, whole or in part.
     *
     * @param entries each of the sign opposite to that of the original's entry for the account
     */
    public static Posting reversal(
            String reference, TransactionId original, List<LedgerEntry> entries) {
        return new Posting(
                content(TransactionKind.REVERSAL, reference, Optional.of(original), entries));
    }

    private static PostingContent content(
            TransactionKind kind,
            String reference,
            Optional<TransactionId> reverses,
            List<LedgerEntry> entries) {
        if (entries.isEmpty()) {
            throw new EntriesAreOutOfBounds(0, MOST_ENTRIES);
        }
        var currency = entries.get(0).account().currency();
        return new PostingContent(currency, kind, reference, reverses, entries);
    }

    static void requireReference(String reference) {
        if (!REFERENCE.matcher(reference).matches()) {
            throw new LedgerReferenceIsMalformed(MOST_REFERENCE);
        }
    }

    private static void requireEach(PostingContent content) {
        var seen = new HashSet<>();
        for (var entry : content.entries()) {
            var account = entry.account();
            if (entry.amountMicro() == 0) {
                throw new EntryIsZero(account);
            }
            if (!account.currency().equals(content.currency())) {
                throw new CurrenciesAreMixed(content.currency(), account.currency());
            }
            if (!seen.add(account)) {
                throw new AccountOccursTwice(account);
            }
        }
    }

    private static void requireBalance(List<LedgerEntry> entries) {
        var given = BigInteger.ZERO;
        var sum = BigInteger.ZERO;
        for (var entry : entries) {
            var amount = BigInteger.valueOf(entry.amountMicro());
            given = given.add(amount.max(BigInteger.ZERO));
            sum = sum.add(amount);
        }
        if (given.compareTo(MOST_TURNOVER) > 0) {
            throw new TurnoverIsTooLarge(given.toString());
        }
        if (sum.signum() != 0) {
            throw new PostingIsUnbalanced(sum.toString());
        }
    }

    /** What it is known by. */
    public PostingName name() {
        return new PostingName(content.kind(), content.reference());
    }

    /** The currency of all its accounts, which names the journal. */
    public String currency() {
        return content.currency();
    }

    /** What it moves, in the order of the accounts. */
    public List<LedgerEntry> entries() {
        return content.entries();
    }

    /** The transaction that it takes back. */
    public Optional<TransactionId> reverses() {
        return content.reverses();
    }
}
