package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** What was shown at the gateway is no capability credential that holds. It says no more. */
public final class CredentialIsNotAuthentic extends DomainException {
    private static final long serialVersionUID = 1L;

    public CredentialIsNotAuthentic() {
        super(
                Kind.FORBIDDEN,
                "Send a capability credential that holds, as it was fetched from its grant:"
                        + " Authorization: Bearer <credential>.",
                Map.of());
    }
}
