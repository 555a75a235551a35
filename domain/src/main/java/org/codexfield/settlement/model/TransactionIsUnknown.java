package org.codexfield.settlement.model;

import java.util.Map;
import org.codexfield.settlement.TransactionId;
import org.codexfield.shared.DomainException;

/** The ledger has no such transaction. */
public final class TransactionIsUnknown extends DomainException {
    private static final long serialVersionUID = 1L;

    public TransactionIsUnknown(TransactionId transaction) {
        super(
                Kind.NOT_FOUND,
                "The ledger has no transaction " + transaction + ".",
                Map.of("transaction", transaction.toString()));
    }
}
