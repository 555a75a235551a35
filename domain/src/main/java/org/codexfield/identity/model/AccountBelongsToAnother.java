package org.codexfield.identity.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/**
 * The provider vouches for an address whose account another login of the provider opens: addresses
 * are given to new colleagues, accounts are not.
 */
public final class AccountBelongsToAnother extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public AccountBelongsToAnother() {
        super(
                Kind.CONFLICT,
                "The account of your address belongs to another person; ask the operator.",
                Map.of());
    }
}
