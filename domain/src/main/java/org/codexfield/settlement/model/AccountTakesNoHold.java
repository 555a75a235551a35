package org.codexfield.settlement.model;

import java.util.Map;
import org.codexfield.settlement.LedgerAccount;
import org.codexfield.shared.DomainException;

/** Amounts of such an account cannot be held. */
public final class AccountTakesNoHold extends DomainException {
    private static final long serialVersionUID = 1L;

    public AccountTakesNoHold(LedgerAccount account) {
        super(
                Kind.INVALID,
                "Of the account " + account + " nothing can be held.",
                Map.of("account", account.toString()));
    }
}
