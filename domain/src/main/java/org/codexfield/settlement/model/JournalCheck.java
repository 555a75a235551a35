package org.codexfield.settlement.model;

import java.math.BigInteger;
import java.util.function.Consumer;
import org.codexfield.settlement.model.LedgerDefect.Kind;
import org.codexfield.shared.Digest;

/**
 * Follows a journal from its first transaction to its head, and tells what cannot be. It remembers
 * the last transaction alone, however long the journal is.
 */
public final class JournalCheck {

    private final JournalHead head;
    private final Consumer<LedgerDefect> found;
    private long last;
    private Digest lastHash = Digest.ZERO;

    /**
     * @param head as it was read before any transaction
     * @param found is told each defect
     */
    public JournalCheck(JournalHead head, Consumer<LedgerDefect> found) {
        this.head = head;
        this.found = found;
    }

    /** The number of the transaction that was looked at last. */
    public long last() {
        return last;
    }

    /** Looks at the next transaction; those behind the head are left out. */
    public void take(LedgerTransaction next) {
        if (next.sequence() > head.transactions()) {
            return;
        }
        if (next.sequence() != last + 1) {
            tell(Kind.GAP, last + 1, "the next is " + next.sequence());
        }
        if (!next.previous().equals(lastHash)) {
            tell(Kind.CHAIN, next.sequence(), "it follows another than the one before");
        }
        if (!next.expectedHash().equals(next.hash())) {
            tell(Kind.HASH, next.sequence(), "number, time, content or predecessor was altered");
        }
        if (!next.content().digest().equals(next.contentDigest())) {
            tell(Kind.CONTENT, next.sequence(), "kind, reference or entries were altered");
        }
        var sum =
                next.content().entries().stream()
                        .map(entry -> BigInteger.valueOf(entry.amountMicro()))
                        .reduce(BigInteger.ZERO, BigInteger::add);
        if (sum.signum() != 0) {
            tell(Kind.UNBALANCED, next.sequence(), "its entries sum to " + sum);
        }
        last = next.sequence();
        lastHash = next.hash();
    }

    /** Compares the end with the head. */
    public void end() {
        if (last != head.transactions()) {
            tell(Kind.HEAD, last, "it is the last, and the head says " + head.transactions());
        } else if (!lastHash.equals(head.hash())) {
            tell(Kind.HEAD, last, "the head has another hash");
        }
    }

    private void tell(Kind kind, long sequence, String detail) {
        found.accept(new LedgerDefect(kind, head.currency() + "/" + sequence, detail));
    }
}
