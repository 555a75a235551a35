package org.codexfield.settlement.model;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codexfield.settlement.TransactionId;

/** Port: the journals, one for each currency. What is recorded never changes. */
public interface Journals {

    /** Where all journals stand. */
    List<JournalHead> heads();

    /**
     * Locks journals until the transaction of the caller ends, in an order that never varies; those
     * that are not there begin. Before anything else is locked.
     */
    List<JournalHead> lock(Set<String> currencies);

    /** Which of these are recorded already, of any currency. */
    Map<PostingName, Recorded> recorded(Collection<PostingName> names);

    /** What is left of these, as far as there are such transactions. */
    List<Original> originals(Set<TransactionId> transactions);

    /** Keeps the transactions that were added, and where their journals stand now. */
    void add(Books books);

    /**
     * The transactions behind one, in their order: some hundred, fewer if they are large; none at
     * the end of the journal.
     */
    List<LedgerTransaction> after(String currency, long sequence);
}
