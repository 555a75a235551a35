package org.codexfield.metering.service;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.codexfield.evidence.LogShards;
import org.codexfield.evidence.LoggedDocuments;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.metering.model.GatewayRun;
import org.codexfield.metering.model.GatewayRuns;

/** Whether the log of decisions keeps up with the shards of the gateways. */
@Stateless
@RolesAllowed({"operator", "auditor"})
public class ShardMonitorService {

    /** A head is a leaf of {@code decisions} within this time. */
    public static final Duration PROMISED = Duration.ofSeconds(60);

    private static final String RECORDED = "log.checkpoint";

    @Inject GatewayRuns runs;
    @Inject LoggedDocuments documents;
    @Inject LogShards shards;
    @Inject Clock clock;

    /** The shards of the gateways that there ever were. */
    public List<ShardState> list() {
        return runs.numbers().stream().map(this::state).toList();
    }

    private ShardState state(int gateway) {
        var origin = GatewayRun.shard(gateway);
        var recorded =
                documents
                        .find(RECORDED, new UUID(0, gateway))
                        .map(document -> StrictJson.parse(document.body()));
        long size = recorded.map(json -> json.path("treeSize").asLong()).orElse(0L);
        var behindSince = shards.outgrew(origin, size);
        return new ShardState(
                origin,
                recorded.map(json -> Instant.parse(json.path("at").asText())),
                size,
                behindSince,
                isLate(behindSince));
    }

    private boolean isLate(Optional<Instant> behindSince) {
        return behindSince
                .filter(since -> since.plus(PROMISED).isBefore(clock.instant()))
                .isPresent();
    }
}
