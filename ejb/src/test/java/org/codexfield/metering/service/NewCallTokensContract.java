package org.codexfield.metering.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.codexfield.metering.model.Node;
import org.codexfield.metering.verify.CallToken;
import org.codexfield.metering.verify.UsageEvent;
import org.codexfield.shared.persistence.TestDatabase;
import org.codexfield.shared.service.SetClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens that nobody knew are logged for ever: only those that something is taken for, and few. */
abstract class NewCallTokensContract {

    private final SetClock clock = new SetClock(Instant.parse("2026-03-01T12:00:00Z"));
    private TestDatabase database;
    private UsageServer server;
    private Node node;

    abstract TestDatabase fresh();

    @BeforeEach
    void start() {
        database = fresh();
        server = new UsageServer(database, clock);
        node = UsageServer.aNode(database, clock);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        database.close();
    }

    private long kept() {
        return database.sql().number("SELECT count(*) FROM metering.call_token", List.of());
    }

    private List<UsageEvent> ofTokens(int from, int until) {
        var events = new ArrayList<UsageEvent>();
        for (int i = from; i < until; i++) {
            var token = UsageServer.aToken(new UUID(4, i), node.id().value());
            events.add(server.anEvent(node, "call-" + i, token));
        }
        return events;
    }

    @Test
    void aTokenWhoseEventIsRefused_isNeitherKeptNorLogged() {
        var token = UsageServer.aToken(node.id().value());
        var event = server.anEvent(node, "a", token).toJson().toString();
        var body = "[" + event.replace("research", "teaching") + "]";

        assertThat(server.take(node, body.getBytes(UTF_8)).refused()).isOne();
        assertThat(kept()).isZero();
        assertThat(server.facts.facts).isEmpty();
        var digest = CallToken.digest(token).hex();
        assertThat(server.take(node, List.of(server.anEvent(node, "b", digest))).refused()).isOne();

        assertThat(server.take(node, ("[" + event + "]").getBytes(UTF_8)).accepted()).isOne();
        assertThat(kept()).isOne();
        assertThat(server.facts.facts).hasSize(1);
        assertThat(server.take(node, List.of(server.anEvent(node, "b", digest))).accepted())
                .isOne();
    }

    @Test
    void moreNewTokensThanOneBodyMayBring_areRefused_untilTheNextBody() {
        int most = UsageSlices.MOST_NEW_TOKENS;
        var events = ofTokens(0, most + 2);
        var last = events.get(most - 1);
        events.add(server.anEvent(node, "again", last.callToken()));

        var report = server.take(node, events);

        assertThat(report.accepted()).isEqualTo(most + 1);
        assertThat(report.results())
                .extracting(UsageResult::code, UsageResult::pointer)
                .containsExactly(
                        tuple("too-many-new-call-tokens", "/" + most + "/data/callToken"),
                        tuple("too-many-new-call-tokens", "/" + (most + 1) + "/data/callToken"));
        assertThat(kept()).isEqualTo(most);
        assertThat(server.facts.facts).hasSize(most);

        assertThat(server.take(node, events).accepted()).isEqualTo(2);
        assertThat(kept()).isEqualTo(most + 2);
    }
}
