package org.codexfield.metering.service;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.codexfield.evidence.Fact;
import org.codexfield.evidence.LogShards;
import org.codexfield.metering.LogCheckpointed;
import org.codexfield.metering.model.GatewayRun;
import org.codexfield.metering.model.GatewayRuns;

/**
 * Makes the heads of all shards leaves of the log of decisions, so that one log vouches for all.
 */
@Dependent
@Transactional
public class ShardRecorder {

    @Inject GatewayRuns runs;
    @Inject LogShards shards;
    @Inject Event<Fact> facts;
    @Inject Clock clock;

    /** The gateways there ever were. */
    public List<Integer> numbers() {
        return runs.numbers();
    }

    /** Records the head of a gateway's shard, unless it is recorded already. */
    public void record(int number) {
        shards.head(GatewayRun.shard(number))
                .filter(head -> runs.record(number, head.size()))
                .ifPresent(head -> facts.fire(new LogCheckpointed(number, head, clock.instant())));
    }
}
