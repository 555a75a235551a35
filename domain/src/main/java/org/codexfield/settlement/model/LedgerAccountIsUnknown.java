package org.codexfield.settlement.model;

import java.util.Map;
import org.codexfield.settlement.LedgerAccount;
import org.codexfield.shared.DomainException;

/** The ledger has no such account yet. */
public final class LedgerAccountIsUnknown extends DomainException {
    private static final long serialVersionUID = 1L;

    public LedgerAccountIsUnknown(LedgerAccount account) {
        super(
                Kind.NOT_FOUND,
                "The ledger has no account " + account + " yet.",
                Map.of("account", account.toString()));
    }
}
