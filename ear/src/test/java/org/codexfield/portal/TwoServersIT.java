package org.codexfield.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.codexfield.portal.MeteredData.Consumer;
import org.codexfield.server.ServerPair;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Two servers on one PostgreSQL meter the same grants, and die. How many calls there are is a
 * property; the profile {@code deep} has most.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoServersIT {

    private static final Duration LIMIT = Duration.ofSeconds(100);
    private static final int CLIENTS = 64;
    private static final int QUOTA = Integer.getInteger("codexfield.quota");
    private static final int KEYS = Integer.getInteger("codexfield.keys");
    private static final int REFUSALS = 200;
    private static final int REVOCATIONS = 3;

    private ServerPair pair;
    private List<URI> servers;
    private MeteredFacts facts;

    @BeforeAll
    void start() throws SQLException {
        pair = ServerPair.start("two-servers");
        servers = List.of(pair.address(0), pair.address(1));
        facts = new MeteredFacts(pair.database(), pair.address(0));
    }

    @AfterAll
    void stop() throws SQLException {
        facts.close();
        pair.close();
    }

    private MeteredData data(long callsPerYear) {
        return MeteredData.of(pair.address(0), callsPerYear).hostedBy(pair.node());
    }

    @Test
    @Order(1)
    void aQuota_permitsExactlyItsNumber_overBothServers() throws Exception {
        var data = data(QUOTA);
        var consumer = data.consumer();
        var crowd = new QuotaCrowd(data, consumer, servers);

        crowd.call(CLIENTS, REFUSALS);

        assertThat(crowd.permitted()).hasSize(QUOTA);
        var grant = consumer.id();
        assertThat(facts.receipts(grant, "SERVED")).isEqualTo(sorted(crowd.permitted()));
        assertThat(facts.receipts(grant, "DENIED").keySet())
                .containsExactlyInAnyOrderElementsOf(crowd.denied());
        assertThat(facts.all(grant)).isEqualTo(QUOTA + crowd.denied().size());
        assertThat(facts.spent(grant)).isEqualTo(QUOTA);
        assertThat(facts.leased(grant)).isZero();
        assertThat(facts.assertThatLogsHold()).isEqualTo(facts.all(grant));
    }

    private static Map<String, Long> sorted(Map<String, Long> some) {
        return new TreeMap<>(some);
    }

    @Test
    @Order(2)
    void aRevocationOnOneServer_holdsOnTheOther_withinASecond() throws Exception {
        var data = data(QUOTA);
        for (int i = 0; i < REVOCATIONS; i++) {
            var consumer = data.consumer();
            data.awaitCallable(servers.get(1), consumer);
            data.revoke(consumer);
            long revoked = System.nanoTime();
            await().atMost(LIMIT).until(() -> status(servers.get(1), data, consumer) == 403);
            assertThat(Duration.ofNanos(System.nanoTime() - revoked))
                    .isLessThan(Duration.ofSeconds(1));
        }
    }

    private static int status(URI server, MeteredData data, Consumer consumer) throws IOException {
        try (var line = new GatewayLine(server)) {
            return line.get(data.path(), consumer.headers()).status();
        }
    }

    /**
     * The quota is as large as the number of keys: what a dead server held must come free, once, or
     * the last calls would not be let in, or more than these.
     */
    @Test
    @Order(3)
    void aStormOfReplays_leavesOneReceiptForEachKey_thoughServerAndDatabaseDie() throws Exception {
        var data = data(KEYS);
        var consumer = data.consumer();
        var grant = consumer.id();
        try (var storm = new ReplayStorm(data, consumer, servers, KEYS, CLIENTS)) {
            await().atMost(LIMIT).until(() -> storm.answered() > KEYS / 2);
            facts.look();
            pair.kill(1);
            assertThat(facts.leased(grant)).isPositive();
            pair.restart(1);
            await().atMost(LIMIT).until(() -> storm.answered() > KEYS);
            facts.close();
            pair.database().kill();
            pair.database().restart();
            facts = facts.again(pair.database());
            storm.await(LIMIT);

            assertThat(storm.unanswered()).isPositive();
            assertThat(storm.servedTwice()).isEmpty();
            assertThat(storm.receipts()).hasSize(KEYS);
            assertThat(facts.receipts(grant, "SERVED")).isEqualTo(sorted(storm.prices()));
            assertThat(storm.replayed()).isGreaterThanOrEqualTo(2 * KEYS);
        }
        assertThat(facts.keys(grant)).isEqualTo(KEYS);
        assertThat(facts.spent(grant)).isEqualTo(KEYS);
        assertThat(facts.leased(grant)).isZero();
        assertThat(facts.microMuOfDays(grant))
                .isEqualTo(
                        facts.receipts(grant, "SERVED").values().stream()
                                .mapToLong(Long::longValue)
                                .sum());
        assertThat(facts.assertThatLogsHold()).isGreaterThan(KEYS);
        assertThat(status(servers.get(0), data, consumer)).isEqualTo(429);
    }
}
