package org.codexfield.identity.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A token that claims to be the identity provider's does not hold. */
public final class ProviderTokenIsRefused extends DomainException {
    private static final long serialVersionUID = 1L;

    /**
     * @param why completes the sentence "the token is refused: it ..."
     */
    public ProviderTokenIsRefused(String why) {
        super(Kind.FORBIDDEN, "The token is refused: it " + why + ".", Map.of("why", why));
    }
}
