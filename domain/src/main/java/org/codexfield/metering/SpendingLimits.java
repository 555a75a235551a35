package org.codexfield.metering;

import java.util.Optional;
import org.codexfield.identity.OrganisationId;
import org.codexfield.licensing.GrantId;

/**
 * SPI: whether an organisation may spend more. Implemented by the context above that keeps its
 * wallet; without it nobody is limited.
 */
public interface SpendingLimits {

    /**
     * Why a call must not begin now; empty if it may.
     *
     * @return the code of the reason, for example {@code prepaid-is-exhausted}
     */
    Optional<String> refusal(OrganisationId consumer, GrantId grant);
}
