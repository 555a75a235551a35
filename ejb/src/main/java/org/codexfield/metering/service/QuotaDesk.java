package org.codexfield.metering.service;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.codexfield.metering.model.GatewayRun;
import org.codexfield.metering.model.GatewayRuns;
import org.codexfield.metering.model.QuotaKey;
import org.codexfield.metering.model.QuotaLeases;

/** What gateways agree on through the database, each in a transaction of its own. */
@Dependent
@Transactional(TxType.REQUIRES_NEW)
public class QuotaDesk {

    @Inject GatewayRuns runs;
    @Inject QuotaLeases leases;

    public GatewayRun claim(UUID run) {
        return runs.claim(run);
    }

    public void renew(GatewayRun run) {
        runs.renew(run);
    }

    public void end(GatewayRun run) {
        runs.end(run);
    }

    public QuotaLeases.Slice lease(QuotaKey key, UUID run) {
        return leases.lease(key, run);
    }

    public void giveBack(QuotaKey key, UUID run, long permits) {
        leases.giveBack(key, run, permits);
    }

    public Set<QuotaKey> recalled(UUID run, Instant endingAfter) {
        return leases.recalled(run, endingAfter);
    }

    /** Gives back what is in stock, and says that this was all. */
    public void answer(QuotaKey key, UUID run, long permits) {
        if (permits > 0) {
            leases.giveBack(key, run, permits);
        }
        leases.answer(key, run);
    }

    /** How many permits the database says that the run holds of this limit. */
    public long held(QuotaKey key, UUID run) {
        return leases.held(key, run);
    }

    /** Gives back what the run has in stock of windows that are over. */
    public void end(Map<QuotaKey, Long> over, UUID run) {
        leases.end(over, run);
    }

    /** Forgets windows that ended so many days ago. */
    public void forget(int days) {
        leases.forget(days);
    }
}
