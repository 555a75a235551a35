package org.codexfield.identity.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The identity provider did not confirm who somebody is. */
public final class ProviderRefusedLogin extends DomainException {
    private static final long serialVersionUID = 1L;

    /**
     * @param error the provider's error code, or what was wrong with its answer
     */
    public ProviderRefusedLogin(String error) {
        super(
                Kind.FORBIDDEN,
                "The identity provider did not confirm who you are: " + error + ".",
                Map.of("error", error));
    }
}
