package org.codexfield.settlement.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.codexfield.settlement.HoldId;

/** Port: holds. Who changes one has locked its account. */
public interface Holds {

    /** The hold of a reference. */
    Optional<Hold> find(String reference);

    /**
     * The hold.
     *
     * @throws HoldIsUnknown if there is none
     */
    Hold get(HoldId id);

    /**
     * Keeps a new one.
     *
     * @throws LedgerReferenceIsTaken if there is one of this reference, which another began
     *     meanwhile
     */
    void add(Hold hold);

    /** Keeps what became of it. */
    void save(Hold hold);

    /** Those that count although their time is over, in the order in which accounts are locked. */
    List<HoldId> overdue(Instant now, int most);
}
