package org.codexfield.metering.service;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.codexfield.licensing.GrantStandings;
import org.codexfield.metering.CallTokenIssued;
import org.codexfield.metering.model.Node;
import org.codexfield.metering.model.UsageBodyIsAltered;
import org.codexfield.metering.persistence.TestMetering;
import org.codexfield.metering.verify.CallToken;
import org.codexfield.metering.verify.Outcome;
import org.codexfield.metering.verify.Receipt;
import org.codexfield.metering.verify.UsageBodyIsMalformed;
import org.codexfield.metering.verify.UsageEvent;
import org.codexfield.shared.Digest;
import org.codexfield.shared.persistence.TestDatabase;
import org.codexfield.shared.service.SetClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What nodes report is kept once, and gets one receipt, whatever several servers do. */
abstract class UsageEventsContract {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final SetClock clock = new SetClock(NOON);
    private TestDatabase database;
    private UsageServer one;
    private UsageServer two;
    private Node node;
    private String token;

    abstract TestDatabase fresh();

    @BeforeEach
    void start() {
        database = fresh();
        one = new UsageServer(database, clock);
        two = new UsageServer(database, clock);
        node = UsageServer.aNode(database, clock);
        token = UsageServer.aToken(node.id().value());
    }

    @AfterEach
    void stop() throws Exception {
        one.close();
        two.close();
        database.close();
    }

    private List<UsageEvent> events(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> one.anEvent(node, "call-" + i, token))
                .toList();
    }

    private long count(String table) {
        return database.sql().number("SELECT count(*) FROM metering." + table, List.of());
    }

    private void awaitReceipts(long count) {
        await().atMost(30, TimeUnit.SECONDS)
                .until(() -> count("receipt") == count && count("usage_due") == 0);
    }

    private List<Receipt> receipts() {
        return database.sql()
                .list(
                        "SELECT body FROM metering.receipt",
                        List.of(),
                        row -> Receipt.parse(row.getString("body").getBytes(US_ASCII)));
    }

    @Test
    void everyEvent_isKeptOnce_andGetsOneReceipt_thatSaysWhoReportedIt() {
        var report = one.take(node, events(2_300));
        assertThat(report.accepted()).isEqualTo(2_300);
        assertThat(report.results()).isEmpty();
        one.drain.begin();
        awaitReceipts(2_300);

        var again = two.take(node, events(2_301));
        assertThat(again.accepted()).isEqualTo(1);
        assertThat(again.duplicates()).isEqualTo(2_300);
        two.drain.begin();
        awaitReceipts(2_301);

        var receipt = receipts().get(0);
        assertThat(receipt.call().reported()).isTrue();
        assertThat(receipt.call().outcome()).isEqualTo(Outcome.SERVED);
        assertThat(receipt.ground().credentialDigest()).isNull();
        assertThat(receipt.ground().callToken()).isEqualTo(CallToken.digest(token));
        assertThat(receipt.servedBy().orElseThrow().id()).isEqualTo(node.id().toString());
        assertThat(receipt.charge().microMu()).isEqualTo(2_000_000);
        assertThat(receipts().stream().map(Receipt::id).collect(toSet()))
                .containsAll(
                        again.results().stream()
                                .map(result -> result.receipt())
                                .limit(50)
                                .collect(toSet()));
        assertThat(database.sql().number("SELECT SUM(micro_mu) FROM metering.usage_day", List.of()))
                .isEqualTo(2_301 * 2_000_000L);
    }

    @Test
    void oneBatch_mayHoldTheSameEventTwice_butNotAnotherOfItsName() {
        var event = one.anEvent(node, "a", token);
        var other =
                new UsageEvent(
                        event.source(),
                        "a",
                        event.start(),
                        token,
                        event.capsule(),
                        "invoke",
                        "research",
                        Outcome.PARTIAL,
                        12,
                        event.used());

        var report = one.take(node, List.of(event, event, other));

        assertThat(report.accepted()).isEqualTo(1);
        assertThat(report.duplicates()).isEqualTo(1);
        assertThat(report.conflicts()).isEqualTo(1);
        assertThat(report.results())
                .extracting(UsageResult::pointer, UsageResult::result, UsageResult::status)
                .containsExactly(tuple("/1", "duplicate", 200), tuple("/2/id", "conflict", 409));
        assertThat(two.take(node, List.of(other)).conflicts()).isEqualTo(1);
    }

    @Test
    void aTokenThatIsKnown_mayBeNamedByItsDigest() {
        var digest = Digest.of(token.getBytes(US_ASCII)).hex();
        assertThat(two.take(node, List.of(one.anEvent(node, "a", digest))).refused()).isOne();

        one.take(node, events(1));

        assertThat(two.take(node, List.of(one.anEvent(node, "a", digest))).accepted()).isOne();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"specversion\":\"1.0\"|\"specversion\":\"0.3\"|member-is-malformed|/specversion",
                "org.codexfield.usage.v1|org.codexfield.usage.v9|member-is-malformed|/type",
                "\"source\":\"urn:uuid:|\"source\":\"urn:uuid:1|source-is-another|/source",
                "\"id\":\"x\"|\"id\":\"\"|member-is-malformed|/id",
                "\"id\":\"x\"|\"id\":7|member-is-malformed|/id",
                "\"id\":\"x\",||member-is-missing|/id",
                "\"id\":\"x\"|\"id\":\"x\",\"extra\":1|member-is-unknown|/extra",
                "2026-03-01T11:59:00|2026-03-01T12:05:01|time-is-in-the-future|/time",
                "2026-03-01T11:59:00|2026-01-25T11:59:59|too-old|/time",
                "2026-03-01T11:59:00|yesterday|member-is-malformed|/time",
                "\"bytes\":1048576|\"bytes\":-1|number-is-out-of-range|/data/dimensions/bytes",
                "\"bytes\":1048576|\"bytes\":1.5|number-is-not-whole|/data/dimensions/bytes",
                "\"bytes\":1048576|\"bytes\":9007199254740992|number-is-out-of-range|/data/dimensions/bytes",
                "\"bytes\":1048576|\"bytes\":9223372036854775808|number-is-out-of-range|/data/dimensions/bytes",
                "\"gpuMicros\":0|\"gpuMicros\":9007199254740991|number-is-out-of-range|/data/dimensions",
                "\"bytes\":1048576|\"bytes\":\"1\"|member-is-malformed|/data/dimensions/bytes",
                "\"calls\":1|\"calls\":2|number-is-out-of-range|/data/dimensions/calls",
                "\"calls\":1|\"calls\":1,\"spins\":1|member-is-unknown|/data/dimensions/spins",
                "\"action\":\"invoke\"|\"action\":\"download\"|grant-does-not-cover-it|/data/action",
                "\"action\":\"invoke\"|\"action\":\"host\"|grant-does-not-cover-it|/data/action",
                "research|teaching|grant-does-not-cover-it|/data/purpose",
                "\"outcome\":\"served\"|\"outcome\":\"denied\"|member-is-malformed|/data/outcome",
                "\"callToken\":\"e|\"callToken\":\"f|call-token-is-not-authentic|/data/callToken",
                "\"capsuleDigest\":\"|\"capsuleDigest\":\"0|member-is-malformed|/data/capsuleDigest"
            })
    void whatIsWrongWithAnEvent_isTold_andTheOthersAreTaken(
            String part, String instead, String code, String pointer) {
        var good = one.anEvent(node, "good", token).toJson().toString();
        var bad = one.anEvent(node, "x", token).toJson().toString();
        assertThat(bad).contains(part);
        var body = "[" + bad.replace(part, instead == null ? "" : instead) + "," + good + "]";

        var report = one.take(node, body.getBytes(UTF_8));

        assertThat(report.accepted()).isEqualTo(1);
        assertThat(report.results())
                .extracting(UsageResult::code, UsageResult::pointer)
                .containsExactly(tuple(code, "/0" + pointer));
    }

    /** So an outsider can tell that the key was in force. */
    @Test
    void aTokenThatNobodyKnew_isLoggedOnce_withTheNodeThatShowedIt() {
        one.take(node, events(2));
        two.take(node, events(3));

        assertThat(two.facts.facts).isEmpty();
        assertThat(one.facts.facts).hasSize(1);
        var logged = (CallTokenIssued) one.facts.facts.get(0);
        assertThat(logged.leafType()).isEqualTo("call-token.issued");
        assertThat(logged.document())
                .containsEntry("tokenDigest", CallToken.digest(token).hex())
                .containsEntry("grant", UsageServer.GRANT.toString())
                .containsEntry("shownBy", node.id().toString())
                .doesNotContainKey("decidedBy");
    }

    @Test
    void aTokenByAKeyThatWasReplaced_isTaken_onlyIfItWasLoggedBefore() {
        one.take(node, events(1));
        one.replaceKey();
        two.replaceKey();
        var late = UsageServer.aToken(null);

        assertThat(one.take(node, events(2)).accepted()).isOne();
        assertThat(code(two.anEvent(node, "x", late))).isEqualTo("call-token-is-not-authentic");
        assertThat(two.take(node, events(3)).accepted()).isOne();
    }

    @Test
    void onlyTokensOfTheConsumer_ofThisNode_andOfItsTime_count() {
        var foreign = UsageServer.aToken(node.id().value(), new byte[32]);
        var others = UsageServer.aToken(UUID.randomUUID());
        assertThat(code(one.anEvent(node, "a", foreign))).isEqualTo("call-token-is-not-authentic");
        assertThat(code(one.anEvent(node, "b", others))).isEqualTo("call-token-does-not-cover-it");
        assertThat(code(one.anEvent(node, "c", "a.b.c"))).isEqualTo("call-token-is-not-authentic");
        assertThat(code(one.anEvent(node, "d", "0".repeat(64))))
                .isEqualTo("call-token-is-not-authentic");
    }

    private String code(UsageEvent event) {
        return String.valueOf(one.take(node, List.of(event)).results().get(0).code());
    }

    @Test
    void whoDidNotHostTheVersionThen_reportsNothing() {
        database.sql()
                .update(
                        "UPDATE metering.hosting_time SET since = ?",
                        List.of(NOON.minusSeconds(30)));
        assertThat(code(one.anEvent(node, "a", token))).isEqualTo("node-does-not-host-it");
    }

    @Test
    void whileTheGrantWasSuspended_nothingWasCovered() {
        one.pauses.add(new GrantStandings.Pause(NOON.minusSeconds(3600), NOON.minusSeconds(1)));
        assertThat(code(one.anEvent(node, "a", token))).isEqualTo("grant-does-not-cover-it");
    }

    @Test
    void anAlteredBody_leavesNothing_thoughSlicesWereWritten() {
        var body = UsageServer.batch(events(2_500));
        assertThatThrownBy(() -> one.take(node, body, Digest.of(new byte[] {1})))
                .isInstanceOf(UsageBodyIsAltered.class);
        assertThatThrownBy(
                        () ->
                                one.take(
                                        node,
                                        new String(body, UTF_8)
                                                .replace("call-2499", "call\"2499")
                                                .getBytes(UTF_8)))
                .isInstanceOf(UsageBodyIsMalformed.class);
        assertThat(count("usage_event")).isZero();
        assertThat(count("call_token")).isZero();

        assertThat(one.take(node, body).accepted()).isEqualTo(2_500);
    }

    @Test
    void beyondTheQuota_isShown_notBilled() {
        one.licence("at most 3 calls per year");
        one.take(node, events(5));
        one.drain.begin();
        awaitReceipts(5);

        assertThat(receipts())
                .extracting(receipt -> receipt.call().outcome())
                .containsOnly(Outcome.SERVED, Outcome.OVER_QUOTA);
        assertThat(receipts().stream().filter(receipt -> receipt.charge().microMu() > 0))
                .hasSize(3);
        assertThat(database.sql().number("SELECT spent FROM metering.quota", List.of()))
                .isEqualTo(3);
    }

    @Test
    void whatAServerLeftThatDied_anotherWrites_once() {
        one.take(node, events(1_500));
        var dead = one.gateway.own.get();
        two.drain.look();
        assertThat(count("receipt")).isZero();
        database.sql()
                .update(
                        "UPDATE metering.gateway SET alive_until ="
                                + " CURRENT_TIMESTAMP - INTERVAL '1' SECOND WHERE run_id = ?",
                        List.of(dead.id()));

        two.drain.look();
        one.drain.begin();
        two.drain.look();

        awaitReceipts(1_500);
    }

    @Test
    void whatIsTakenWhileTheDrainLooks_isNotSkipped() {
        one.take(node, events(1_000));
        one.drain.begin();
        awaitReceipts(1_000);
        var known = events(1_000);
        var first = new ArrayList<>(known);
        first.add(one.anEvent(node, "first", token));
        one.take(node, first);
        var meanwhile = new ArrayList<>(known);
        meanwhile.add(0, one.anEvent(node, "second", token));
        meanwhile.add(one.anEvent(node, "third", token));
        one.drain.desk.dues = TestMetering.dues(database, 2, () -> one.take(node, meanwhile));

        one.drain.begin();

        awaitReceipts(1_003);
    }

    @Test
    void aWriteThatFails_orWhoseAnswerIsLost_isDoneOnce() {
        one.take(node, events(2_000));
        one.gateway.failBefore.set(1);
        one.drain.begin();
        await().atMost(10, TimeUnit.SECONDS).until(() -> one.gateway.commits.get() > 0);
        one.gateway.failAfter.set(1);

        awaitReceipts(2_000);
    }

    @Test
    void aStormOfReplays_onTwoServers_leavesEachEventOnce() throws Exception {
        var work = new ArrayList<Callable<Integer>>();
        var all = events(600);
        for (int i = 0; i < 12; i++) {
            var server = i % 2 == 0 ? one : two;
            var shuffled = new ArrayList<>(all);
            Collections.shuffle(shuffled, new Random(i));
            var parts = List.of(shuffled.subList(0, 250), shuffled.subList(250, 600));
            work.add(
                    () -> {
                        int accepted = 0;
                        for (var part : parts) {
                            // in one order, so that no two wait for each other
                            var sorted = new ArrayList<>(part);
                            sorted.sort(Comparator.comparing(UsageEvent::id));
                            accepted += server.take(node, sorted).accepted();
                            server.drain.begin();
                        }
                        return accepted;
                    });
        }
        var clients = Executors.newFixedThreadPool(6);
        int accepted = 0;
        try {
            for (var done : clients.invokeAll(work)) {
                accepted += done.get();
            }
        } finally {
            clients.shutdownNow();
        }
        assertThat(accepted).isEqualTo(600);
        awaitReceipts(600);
        assertThat(
                        database.sql()
                                .number(
                                        "SELECT count(*) FROM metering.usage_event e JOIN"
                                                + " metering.receipt r ON r.id = e.receipt_id",
                                        List.of()))
                .isEqualTo(600);
    }
}
