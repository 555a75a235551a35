package org.codexfield.settlement.model;

import java.util.Map;
import org.codexfield.settlement.LedgerAccount;
import org.codexfield.shared.DomainException;

/** More would be taken back than is left of the original. */
public final class ReversalExceedsOriginal extends DomainException {
    private static final long serialVersionUID = 1L;

    public ReversalExceedsOriginal(LedgerAccount account, long restMicro) {
        super(
                Kind.CONFLICT,
                "Of the entry of "
                        + account
                        + " "
                        + restMicro
                        + " millionths are left to be reversed, and the reversal has more, or the"
                        + " same sign.",
                Map.of("account", account.toString(), "restMicro", Long.toString(restMicro)));
    }
}
