package org.codexfield.settlement.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.codexfield.settlement.LedgerAccount;
import org.codexfield.settlement.TransactionId;
import org.codexfield.settlement.TransactionKind;

/**
 * A transaction that is to be taken back, and what earlier reversals have left of it.
 *
 * @param restMicro what is left of each entry, of the entry's sign
 */
public record Original(
        TransactionId id, long sequence, TransactionKind kind, Map<LedgerAccount, Long> restMicro) {

    /** Keeps a copy. */
    public Original {
        restMicro = Map.copyOf(restMicro);
    }

    /**
     * What is left after one more reversal.
     *
     * @throws ReversalIsFinal if it is a reversal itself
     * @throws ReversalExceedsOriginal if an entry takes back more than is left, or adds to it
     */
    Original reversed(List<LedgerEntry> entries) {
        if (kind == TransactionKind.REVERSAL) {
            throw new ReversalIsFinal(id);
        }
        var left = new HashMap<>(restMicro);
        for (var entry : entries) {
            long rest = left.getOrDefault(entry.account(), 0L);
            // of opposite signs, they cannot overflow
            boolean opposite = Long.signum(rest) == -Long.signum(entry.amountMicro());
            if (!opposite || Long.signum(rest + entry.amountMicro()) == -Long.signum(rest)) {
                throw new ReversalExceedsOriginal(entry.account(), rest);
            }
            left.put(entry.account(), rest + entry.amountMicro());
        }
        return new Original(id, sequence, kind, left);
    }

    /** The entries of a reversal of all that is left. */
    public List<LedgerEntry> opposite() {
        return restMicro.entrySet().stream()
                .filter(each -> each.getValue() != 0)
                .map(each -> new LedgerEntry(each.getKey(), Math.negateExact(each.getValue())))
                .toList();
    }
}
