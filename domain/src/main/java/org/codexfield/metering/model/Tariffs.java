package org.codexfield.metering.model;

import java.time.Instant;
import java.util.Optional;
import org.codexfield.metering.verify.Tariff;
import org.codexfield.shared.Digest;

/** Port: the tariffs that were adopted; they never change. */
public interface Tariffs {

    /** The one in force; none before the first is adopted. */
    Optional<Tariff> current();

    /** The one of this digest. */
    Optional<Tariff> find(Digest digest);

    /**
     * Adopts one.
     *
     * @return whether it was not adopted before
     */
    boolean adopt(Tariff tariff, Instant now);
}
