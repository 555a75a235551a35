package org.codexfield.portal;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.codexfield.portal.MeteredData.Consumer;

/**
 * Clients that call one grant on several servers until they hear often enough that it is used up.
 */
final class QuotaCrowd {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final long AGAIN_MILLIS = 20;

    private final MeteredData data;
    private final Consumer consumer;
    private final List<URI> servers;
    private final Map<String, Long> permitted = new ConcurrentHashMap<>();
    private final Set<String> denied = ConcurrentHashMap.newKeySet();

    QuotaCrowd(MeteredData data, Consumer consumer, List<URI> servers) {
        this.data = data;
        this.consumer = consumer;
        this.servers = List.copyOf(servers);
    }

    /** Calls, half of the clients on each server, until so many calls were refused. */
    void call(int clients, int refusals) throws Exception {
        try (var crowd = Crowd.of(clients, client -> be(client, refusals))) {
            crowd.await(LIMIT);
        }
    }

    private void be(int client, int refusals) throws IOException {
        try (var line = new GatewayLine(servers.get(client % servers.size()))) {
            while (denied.size() < refusals) {
                var answer = line.get(data.path(), consumer.headers());
                switch (answer.status()) {
                    case 200 -> permitted.put(answer.receipt(), answer.microMu());
                    case 429 -> denied.add(answer.receipt());
                    // another server holds the last permits
                    case 503 -> Crowd.pause(AGAIN_MILLIS);
                    default ->
                            throw new IllegalStateException(
                                    answer.status() + " " + answer.headers());
                }
            }
        }
    }

    /** What calls that were let in cost, by their receipts. */
    Map<String, Long> permitted() {
        return permitted;
    }

    /** The receipts of those that were not. */
    Set<String> denied() {
        return denied;
    }
}
