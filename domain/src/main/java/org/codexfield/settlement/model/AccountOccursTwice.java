package org.codexfield.settlement.model;

import java.util.Map;
import org.codexfield.settlement.LedgerAccount;
import org.codexfield.shared.DomainException;

/** A transaction has one entry for each account. */
public final class AccountOccursTwice extends DomainException {
    private static final long serialVersionUID = 1L;

    AccountOccursTwice(LedgerAccount account) {
        super(
                Kind.INVALID,
                "The account " + account + " has two entries; add them up.",
                Map.of("account", account.toString()));
    }
}
