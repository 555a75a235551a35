package org.codexfield.settlement.model;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.codexfield.settlement.LedgerAccount;

/**
 * Port: accounts and where they stand. Who locks several locks them all at once; who holds no lock
 * of their journals locks one.
 */
public interface LedgerAccounts {

    /** Where an account stands; empty before its first use. */
    Optional<AccountState> find(LedgerAccount account);

    /**
     * Locks an account until the transaction of the caller ends.
     *
     * @throws LedgerAccountIsUnknown before its first use
     */
    AccountState lock(LedgerAccount account);

    /** Locks accounts whose journals are locked; those that are not there begin. */
    List<AccountState> lock(Set<LedgerAccount> accounts, Instant now);

    /** Keeps where accounts stand now. */
    void save(Collection<AccountState> states);
}
