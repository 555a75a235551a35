package org.codexfield.settlement.model;

import java.util.Map;
import org.codexfield.settlement.LedgerAccount;
import org.codexfield.shared.DomainException;

/** Only an empty account can be closed. */
public final class LedgerAccountIsInUse extends DomainException {
    private static final long serialVersionUID = 1L;

    public LedgerAccountIsInUse(LedgerAccount account) {
        super(
                Kind.CONFLICT,
                "The account "
                        + account
                        + " is not empty; only an account without balance and holds can be closed.",
                Map.of("account", account.toString()));
    }
}
