package org.codexfield.metering.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.codexfield.metering.model.Node;
import org.codexfield.metering.model.UsageBodyIsAltered;
import org.codexfield.metering.verify.UsageBodyIsMalformed;
import org.codexfield.metering.verify.UsageEvent;
import org.codexfield.shared.Digest;
import org.codexfield.shared.persistence.TestDatabase;
import org.codexfield.shared.service.SetClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events that come one by one share transactions, and nothing else. */
abstract class UsageSinglesContract {

    private static final int SENDERS = 32;
    private static final int EVENTS = 320;

    private final SetClock clock = new SetClock(Instant.parse("2026-03-01T12:00:00Z"));
    private TestDatabase database;
    private UsageServer server;
    private Node node;
    private Node other;
    private String token;

    abstract TestDatabase fresh();

    @BeforeEach
    void start() {
        database = fresh();
        server = new UsageServer(database, clock);
        node = UsageServer.aNode(database, clock);
        other = UsageServer.aNode(database, clock);
        token = UsageServer.aToken(null);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        database.close();
    }

    private UsageEvent event(Node from, String id) {
        return server.anEvent(from, id, token);
    }

    private List<UsageEventReport> together(List<Callable<UsageEventReport>> sendings)
            throws Exception {
        var pool = Executors.newFixedThreadPool(SENDERS);
        try {
            var reports = new ArrayList<UsageEventReport>();
            for (var sent : pool.invokeAll(sendings)) {
                reports.add(sent.get());
            }
            return reports;
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void eachIsTakenOnce_andManyShareATransaction() throws Exception {
        var sendings = new ArrayList<Callable<UsageEventReport>>();
        for (var from : List.of(node, other)) {
            IntStream.range(0, EVENTS)
                    .mapToObj(i -> event(from, "call-" + i % (EVENTS / 2)))
                    .forEach(event -> sendings.add(() -> server.takeOne(from, event)));
        }
        Collections.shuffle(sendings, new Random(7));

        var reports = together(sendings);

        assertThat(reports).allSatisfy(report -> assertThat(report.events()).isOne());
        assertThat(reports).extracting(UsageEventReport::accepted).containsOnly(0, 1);
        assertThat(reports.stream().mapToInt(UsageEventReport::accepted).sum()).isEqualTo(EVENTS);
        assertThat(reports.stream().mapToInt(UsageEventReport::duplicates).sum()).isEqualTo(EVENTS);
        assertThat(server.groups.get()).isLessThan(reports.size() / 2);
        server.drain.begin();
        await().atMost(30, TimeUnit.SECONDS)
                .until(
                        () ->
                                database.sql()
                                                .number(
                                                        "SELECT count(*) FROM metering.receipt",
                                                        List.of())
                                        == EVENTS);
    }

    @Test
    void whatIsWrongWithOne_isTheMatterOfThatOneAlone() throws Exception {
        var foreign = event(other, "foreign");
        var future = event(node, "early").toJson().toString().replace("2026-03-01", "2026-03-02");
        server.takeOne(node, event(node, "known"));
        var sendings = new ArrayList<Callable<UsageEventReport>>();
        for (int i = 0; i < SENDERS; i++) {
            var good = event(node, "good-" + i);
            sendings.add(() -> server.takeOne(node, good));
            sendings.add(() -> server.takeOne(node, foreign));
            sendings.add(() -> taken(future));
            sendings.add(() -> taken(aConflict("known")));
        }

        var reports = together(sendings);

        for (int i = 0; i < reports.size(); i += 4) {
            assertThat(reports.get(i).accepted()).isOne();
            assertThat(reports.get(i + 1).results().get(0).code()).isEqualTo("source-is-another");
            assertThat(reports.get(i + 2).results().get(0).code())
                    .isEqualTo("time-is-in-the-future");
            assertThat(reports.get(i + 3).conflicts()).isOne();
        }
    }

    private String aConflict(String id) {
        return event(node, id).toJson().toString().replace("1048576", "1048577");
    }

    private UsageEventReport taken(String body) {
        var bytes = body.getBytes(UTF_8);
        return server.takeOne(node, bytes, Digest.of(bytes));
    }

    @Test
    void moreNewTokensThanABodyMayBring_comeOneByOne() throws Exception {
        var sendings = new ArrayList<Callable<UsageEventReport>>();
        for (int i = 0; i < 2 * UsageSlices.MOST_NEW_TOKENS; i++) {
            var event =
                    server.anEvent(
                            node,
                            "call-" + i,
                            UsageServer.aToken(new UUID(5, i), node.id().value()));
            sendings.add(() -> server.takeOne(node, event));
        }

        assertThat(together(sendings)).extracting(UsageEventReport::accepted).containsOnly(1);
    }

    @Test
    void aBody_isWhatWasSigned_andOneEvent() {
        var body = event(node, "a").toJson().toString().getBytes(UTF_8);
        var another = Digest.of("another".getBytes(UTF_8));

        assertThatThrownBy(() -> server.takeOne(node, body, another))
                .isInstanceOf(UsageBodyIsAltered.class);
        assertThatThrownBy(() -> taken("[]")).isInstanceOf(UsageBodyIsMalformed.class);
        assertThatThrownBy(() -> taken("{}{}")).isInstanceOf(UsageBodyIsMalformed.class);
        assertThat(server.takeOne(node, body, Digest.of(body)).accepted()).isOne();
    }

    /** One shows a token that nobody knew, the other names it: both are of one transaction. */
    @Test
    void aTokenOfATransactionThatFailed_isKeptByTheNext() throws Exception {
        var digest = Digest.of(token.getBytes(UTF_8)).hex();
        var whole = List.of(event(node, "whole"));
        var both = List.of(event(node, "whole"), server.anEvent(node, "named", digest));
        server.failing.set(true);
        assertThatThrownBy(() -> server.takeSingles(node, both)).isNotNull();
        server.failing.set(false);

        assertThat(server.takeSingles(node, whole))
                .extracting(UsageEventReport::accepted)
                .containsOnly(1);

        assertThat(database.sql().number("SELECT count(*) FROM metering.call_token", List.of()))
                .isOne();
    }

    /** Positions have no gaps, so what is due is written at once. */
    @Test
    void eventsOfManyNodes_areCountedForEachNode() {
        var singles =
                IntStream.range(0, 4)
                        .mapToObj(i -> i % 2 == 0 ? node : other)
                        .map(from -> server.single(from, event(from, UUID.randomUUID().toString())))
                        .toList();

        server.takeSingles(singles);

        assertThat(
                        database.sql()
                                .list(
                                        "SELECT total FROM metering.usage_due",
                                        List.of(),
                                        row -> row.getInt("total")))
                .containsExactly(2, 2);
    }

    @Test
    void ifTheTransactionFails_allLearnIt_andMayTryAgain() throws Exception {
        server.failing.set(true);
        var sendings =
                IntStream.range(0, SENDERS)
                        .mapToObj(i -> event(node, "call-" + i))
                        .map(
                                event ->
                                        (Callable<UsageEventReport>)
                                                () -> server.takeOne(node, event))
                        .toList();
        assertThatThrownBy(() -> together(sendings))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("The database is away");

        server.failing.set(false);

        assertThat(together(sendings)).extracting(UsageEventReport::accepted).containsOnly(1);
    }
}
