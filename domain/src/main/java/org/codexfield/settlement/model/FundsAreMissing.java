package org.codexfield.settlement.model;

import java.util.Map;
import org.codexfield.settlement.LedgerAccount;
import org.codexfield.shared.DomainException;

/** The account has less than is to be taken from it. */
public final class FundsAreMissing extends DomainException {
    private static final long serialVersionUID = 1L;

    public FundsAreMissing(LedgerAccount account, long missingMicro) {
        super(
                Kind.EXHAUSTED,
                "The account " + account + " lacks " + missingMicro + " millionths.",
                Map.of("account", account.toString(), "missingMicro", Long.toString(missingMicro)));
    }
}
