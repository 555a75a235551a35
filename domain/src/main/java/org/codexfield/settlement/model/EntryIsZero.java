package org.codexfield.settlement.model;

import java.util.Map;
import org.codexfield.settlement.LedgerAccount;
import org.codexfield.shared.DomainException;

/** An entry moves nothing. */
public final class EntryIsZero extends DomainException {
    private static final long serialVersionUID = 1L;

    EntryIsZero(LedgerAccount account) {
        super(
                Kind.INVALID,
                "The entry of " + account + " is zero; leave it out.",
                Map.of("account", account.toString()));
    }
}
