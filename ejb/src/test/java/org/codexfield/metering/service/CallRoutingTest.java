package org.codexfield.metering.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.codexfield.identity.OrganisationId;
import org.codexfield.metering.NodeId;
import org.codexfield.shared.Did;
import org.junit.jupiter.api.Test;

class CallRoutingTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final CallRouting routing = new CallRouting();

    private static LiveNode node(int capacity, int underWay) {
        return new LiveNode(
                NodeId.next(NOON),
                URI.create("https://node.example.org"),
                OrganisationId.next(NOON),
                new Did("did:web:example.org"),
                "CH",
                capacity,
                underWay,
                NOON);
    }

    @Test
    void theLeastLoaded_isFirst() {
        var busy = node(10, 5);
        var free = node(10, 1);
        var large = node(100, 6);
        assertThat(routing.ordered(List.of(busy, free, large))).containsExactly(large, free, busy);
        routing.begin(large);
        for (int i = 0; i < 20; i++) {
            routing.begin(large);
        }
        assertThat(routing.ordered(List.of(busy, free, large))).containsExactly(free, large, busy);
    }

    @Test
    void nodes_areOrdered_whileTheirLoadsChange() throws Exception {
        var nodes = new ArrayList<LiveNode>();
        for (int i = 0; i < 300; i++) {
            nodes.add(node(10, 0));
        }
        var over = new AtomicBoolean();
        var calls =
                new Thread(
                        () -> {
                            while (!over.get()) {
                                var node = nodes.get(ThreadLocalRandom.current().nextInt(300));
                                if (ThreadLocalRandom.current().nextBoolean()) {
                                    routing.begin(node);
                                } else {
                                    routing.end(node);
                                }
                            }
                        });
        calls.start();
        try {
            for (int i = 0; i < 2_000; i++) {
                assertThat(routing.ordered(nodes)).hasSize(300);
            }
        } finally {
            over.set(true);
            calls.join();
        }
    }
}
