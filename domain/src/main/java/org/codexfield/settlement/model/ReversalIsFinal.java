package org.codexfield.settlement.model;

import java.util.Map;
import org.codexfield.settlement.TransactionId;
import org.codexfield.shared.DomainException;

/** A reversal is not reversed itself. */
public final class ReversalIsFinal extends DomainException {
    private static final long serialVersionUID = 1L;

    public ReversalIsFinal(TransactionId transaction) {
        super(
                Kind.CONFLICT,
                "The transaction "
                        + transaction
                        + " is a reversal itself; post anew what it took back.",
                Map.of("transaction", transaction.toString()));
    }
}
