package org.codexfield.settlement.model;

import java.util.Map;
import org.codexfield.settlement.LedgerAccount;
import org.codexfield.shared.DomainException;

/** The balance would be more than can be reckoned. */
public final class BalanceOverflows extends DomainException {
    private static final long serialVersionUID = 1L;

    BalanceOverflows(LedgerAccount account, ArithmeticException cause) {
        super(
                Kind.INVALID,
                "The balance of " + account + " would lie beyond 2^63 millionths.",
                Map.of("account", account.toString()),
                cause);
    }
}
