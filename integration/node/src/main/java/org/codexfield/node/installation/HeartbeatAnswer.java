package org.codexfield.node.installation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.codexfield.evidence.verify.JsonFields;
import org.codexfield.metering.verify.NodeHeartbeat;

/**
 * What the installation answers to a heartbeat.
 *
 * @param state how it sees the node, for example {@code active}
 * @param interval until the next heartbeat, 1 s to 5 min
 * @param hosting what the node is to host
 */
public record HeartbeatAnswer(String state, Duration interval, List<Assignment> hosting) {

    private static final long MAX_INTERVAL_SECONDS = 300;

    /** Copies. */
    public HeartbeatAnswer {
        hosting = List.copyOf(hosting);
    }

    static HeartbeatAnswer ofJson(JsonNode json) {
        var fields = new JsonFields(json, "answer to a heartbeat");
        long seconds = fields.number("intervalSeconds");
        return new HeartbeatAnswer(
                fields.text("state"),
                Duration.ofSeconds(Math.max(1, Math.min(seconds, MAX_INTERVAL_SECONDS))),
                fields.list("hosting", NodeHeartbeat.MAX_HOSTED).stream()
                        .map(Assignment::ofJson)
                        .toList());
    }
}
