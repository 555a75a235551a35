package org.codexfield.settlement.model;

import java.util.Map;
import org.codexfield.settlement.LedgerAccount;
import org.codexfield.shared.DomainException;

/** A limit is below zero, or below what is used of it. */
public final class AccountLimitIsUnacceptable extends DomainException {
    private static final long serialVersionUID = 1L;

    public AccountLimitIsUnacceptable(LedgerAccount account, long leastMicro) {
        super(
                Kind.INVALID,
                "The limit of " + account + " must be at least " + leastMicro + " millionths.",
                Map.of("account", account.toString(), "leastMicro", Long.toString(leastMicro)));
    }
}
