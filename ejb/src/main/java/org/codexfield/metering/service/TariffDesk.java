package org.codexfield.metering.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.codexfield.evidence.Fact;
import org.codexfield.metering.TariffAdopted;
import org.codexfield.metering.model.MeteringIsBusy;
import org.codexfield.metering.model.Tariffs;
import org.codexfield.metering.verify.Tariff;
import org.codexfield.shared.Digest;
import org.jspecify.annotations.Nullable;

/** The tariff in force. */
@ApplicationScoped
public class TariffDesk {

    @Inject Tariffs tariffs;
    @Inject Event<Fact> facts;
    @Inject Clock clock;

    private final AtomicReference<@Nullable InForce> known = new AtomicReference<>();

    /** A tariff and its digest, which is reckoned once. */
    record InForce(Tariff tariff, Digest digest) {}

    /**
     * The tariff by which calls are metered now.
     *
     * @throws MeteringIsBusy before the first is adopted, a moment after the first start
     */
    InForce current() {
        var tariff = known.get();
        if (tariff == null) {
            tariff = refresh().orElseThrow(MeteringIsBusy::new);
        }
        return tariff;
    }

    /** Learns which tariff is in force; every few seconds. */
    Optional<InForce> refresh() {
        var kept = tariffs.current().map(tariff -> new InForce(tariff, tariff.digest()));
        kept.ifPresent(known::set);
        return kept;
    }

    /** Adopts the first tariff, unless there is one. A timer calls it, as the system. */
    @Transactional
    public void adoptFirst() {
        if (known.get() == null
                && tariffs.current().isEmpty()
                && tariffs.adopt(Tariff.FIRST, clock.instant())) {
            facts.fire(
                    new TariffAdopted(
                            Tariff.FIRST.version(), Tariff.FIRST.digest(), clock.instant()));
        }
    }
}
