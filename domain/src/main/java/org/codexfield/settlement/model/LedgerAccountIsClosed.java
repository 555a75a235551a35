package org.codexfield.settlement.model;

import java.util.Map;
import org.codexfield.settlement.LedgerAccount;
import org.codexfield.shared.DomainException;

/** Nothing is posted to an account that is closed. */
public final class LedgerAccountIsClosed extends DomainException {
    private static final long serialVersionUID = 1L;

    public LedgerAccountIsClosed(LedgerAccount account) {
        super(
                Kind.CONFLICT,
                "The account " + account + " is closed; open it again first.",
                Map.of("account", account.toString()));
    }
}
