package org.codexfield.settlement.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codexfield.settlement.LedgerAccount;
import org.codexfield.settlement.TransactionId;

/**
 * The part of the ledger that some postings touch, as it was read under the locks of its journals
 * and accounts. Postings are applied one after the other; what has changed is then kept at once.
 * After a refusal, these books are to be thrown away with all that was applied.
 */
public final class Books {

    private final Map<String, JournalHead> heads;
    private final Map<LedgerAccount, AccountState> accounts;
    private final Map<PostingName, Recorded> recorded;
    private final Map<TransactionId, Original> originals;
    private final Map<LedgerAccount, AccountState> changed = new LinkedHashMap<>();
    private final List<LedgerTransaction> added = new ArrayList<>();

    /**
     * @param heads of the journals of all postings
     * @param accounts of all postings that are not recorded yet
     * @param recorded postings of these names that are recorded already
     * @param originals what the postings take back, as far as there is such a transaction
     */
    public Books(
            Collection<JournalHead> heads,
            Collection<AccountState> accounts,
            Map<PostingName, Recorded> recorded,
            Collection<Original> originals) {
        this.heads = new HashMap<>();
        heads.forEach(head -> this.heads.put(head.currency(), head));
        this.accounts = new HashMap<>();
        accounts.forEach(state -> this.accounts.put(state.account(), state));
        this.recorded = new HashMap<>(recorded);
        this.originals = new HashMap<>();
        originals.forEach(original -> this.originals.put(original.id(), original));
    }

    /**
     * Records a posting, unless it is recorded already.
     *
     * @return where it is recorded
     * @throws LedgerReferenceIsTaken if another posting is recorded under this name
     * @throws TransactionIsUnknown if it takes back what the ledger does not have
     * @throws ReversalExceedsOriginal if it takes back more than is left
     * @throws ReversalIsFinal if it takes back a reversal
     * @throws LedgerAccountIsClosed if it moves anything of a closed account
     * @throws FundsAreMissing if it takes more from an account than is available
     * @throws BalanceOverflows if a balance would lie beyond 2^63
     */
    public Posted post(Posting posting, Instant now) {
        var digest = posting.content().digest();
        var before = recorded.get(posting.name());
        if (before != null) {
            if (!before.contentDigest().equals(digest)) {
                throw new LedgerReferenceIsTaken(posting.content().reference());
            }
            return before.posted();
        }
        posting.reverses()
                .map(this::original)
                .map(original -> original.reversed(posting.entries()))
                .ifPresent(left -> originals.put(left.id(), left));
        for (var entry : posting.entries()) {
            put(state(entry.account()).moved(entry.amountMicro(), posting.content().kind()));
        }
        var head = head(posting.currency());
        var transaction = head.next(posting.content(), digest, now);
        heads.put(head.currency(), head.after(transaction));
        added.add(transaction);
        recorded.put(posting.name(), new Recorded(transaction.posted(), digest));
        return transaction.posted();
    }

    /** Lets go of what was held of an account, because it is posted now. */
    public void free(LedgerAccount account, long amountMicro) {
        put(state(account).freed(amountMicro));
    }

    /** Whether a posting of this name is recorded. */
    public boolean isRecorded(PostingName name) {
        return recorded.containsKey(name);
    }

    /** The transactions that were added, in their order. */
    public List<LedgerTransaction> added() {
        return Collections.unmodifiableList(added);
    }

    /** The accounts that are not as they were. */
    public Collection<AccountState> changed() {
        return Collections.unmodifiableCollection(changed.values());
    }

    /** Where a journal stands now. */
    public JournalHead head(String currency) {
        var head = heads.get(currency);
        if (head == null) {
            throw new IllegalStateException("The journal of " + currency + " is not locked");
        }
        return head;
    }

    /** Where an account stands now. */
    public AccountState state(LedgerAccount account) {
        var state = accounts.get(account);
        if (state == null) {
            throw new IllegalStateException("The account " + account + " is not locked");
        }
        return state;
    }

    /** The transaction that a reversal takes back. */
    public Original original(TransactionId id) {
        var original = originals.get(id);
        if (original == null) {
            throw new TransactionIsUnknown(id);
        }
        return original;
    }

    private void put(AccountState state) {
        accounts.put(state.account(), state);
        changed.put(state.account(), state);
    }
}
