package org.codexfield.settlement.model;

import java.util.Map;
import org.codexfield.settlement.LedgerAccount;
import org.codexfield.shared.DomainException;

/** An account whose balance has no bound has no limit either: what is owed is not lent. */
public final class AccountTakesNoLimit extends DomainException {
    private static final long serialVersionUID = 1L;

    public AccountTakesNoLimit(LedgerAccount account) {
        super(
                Kind.INVALID,
                "Accounts like " + account + " have no limit; only wallets and receivables have.",
                Map.of("account", account.toString()));
    }
}
