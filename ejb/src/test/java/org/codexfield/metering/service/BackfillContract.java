package org.codexfield.metering.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.OrganisationId;
import org.codexfield.licensing.GrantId;
import org.codexfield.metering.BackfillFacts;
import org.codexfield.metering.BackfillId;
import org.codexfield.metering.model.BackfillIsDecided;
import org.codexfield.metering.model.BackfillIsUnknown;
import org.codexfield.metering.model.BackfillState;
import org.codexfield.metering.model.Node;
import org.codexfield.metering.model.UsageBackfill;
import org.codexfield.metering.model.UsageBackfills;
import org.codexfield.metering.verify.UsageEvent;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.persistence.TestDatabase;
import org.codexfield.shared.service.SetClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Old calls are taken once who pays agreed, and only those. */
abstract class BackfillContract {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant FROM = Instant.parse("2026-01-20T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-01-23T00:00:00Z");
    private static final OrganisationId PAYER = new OrganisationId(new UUID(7, 2));
    private static final OrganisationId OPERATOR = new OrganisationId(new UUID(7, 3));

    private final SetClock clock = new SetClock(NOON);
    private TestDatabase database;
    private UsageServer server;
    private UsageBackfills backfills;
    private Node node;
    private String token;

    abstract TestDatabase fresh();

    @BeforeEach
    void start() {
        database = fresh();
        server = new UsageServer(database, clock);
        backfills = server.gateway.kept.backfills;
        node = UsageServer.aNode(database, clock);
        token = UsageServer.aToken(node.id().value());
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        database.close();
    }

    private UsageBackfill asked(GrantId grant) {
        var backfill =
                UsageBackfill.ask(
                        new UsageBackfill.Asked(
                                BackfillId.next(clock.instant()),
                                new UsageBackfill.Parties(
                                        PAYER, new OrganisationId(new UUID(7, 1)), OPERATOR),
                                new BackfillFacts(
                                        node.id(),
                                        grant,
                                        FROM,
                                        UNTIL,
                                        UsageBackfill.digest("The link was down")),
                                "The link was down",
                                by(OPERATOR, 1),
                                clock.instant()),
                        new UsageBackfill.Validity(FROM, UNTIL));
        database.inTransaction(() -> backfills.add(backfill));
        return backfill;
    }

    private static UsageBackfill.By by(OrganisationId organisation, long person) {
        return new UsageBackfill.By(
                organisation,
                new AccountId(new UUID(1, person)),
                new MemberId(new UUID(2, person)));
    }

    private void approved(GrantId grant) {
        var backfill = asked(grant);
        var unused = backfill.approve(by(PAYER, 2), clock.instant());
        database.inTransaction(() -> backfills.decide(backfill));
    }

    private UsageEvent event(String id, Instant start) {
        var now = server.anEvent(node, id, token);
        return new UsageEvent(
                now.source(),
                id,
                start,
                token,
                now.capsule(),
                now.action(),
                now.purpose(),
                now.outcome(),
                now.durationMillis(),
                now.used());
    }

    private String result(String id, Instant start) {
        var report = server.take(node, List.of(event(id, start)));
        return report.accepted() == 1 ? "accepted" : String.valueOf(report.results().get(0).code());
    }

    @Test
    void oldCalls_areTaken_onceTheyWereApproved_andOnlyForSomeTime() {
        var start = FROM.plusSeconds(3_600);
        assertThat(result("a", start)).isEqualTo("too-old");
        asked(UsageServer.GRANT);
        assertThat(result("a", start)).isEqualTo("too-old");
        approved(UsageServer.GRANT);

        assertThat(result("a", start)).isEqualTo("accepted");
        assertThat(result("b", FROM)).isEqualTo("accepted");
        assertThat(result("c", UNTIL.minusMillis(1))).isEqualTo("accepted");
        assertThat(result("d", UNTIL)).isEqualTo("too-old");
        assertThat(result("e", FROM.minusMillis(1))).isEqualTo("too-old");
        server.drain.begin();
        await().atMost(30, TimeUnit.SECONDS)
                .until(
                        () ->
                                database.sql()
                                                .number(
                                                        "SELECT count(*) FROM metering.receipt",
                                                        List.of())
                                        == 3);

        clock.pass(UsageBackfill.REPORTABLE.minusMillis(1));
        assertThat(result("f", start)).isEqualTo("accepted");
        clock.pass(Duration.ofMillis(1));
        assertThat(result("g", start)).isEqualTo("too-old");
    }

    @Test
    void anotherGrant_orAnotherNode_isNotMeant() {
        approved(new GrantId(new UUID(9, 8)));
        assertThat(result("a", FROM)).isEqualTo("too-old");

        approved(UsageServer.GRANT);
        node = UsageServer.aNode(database, clock);
        token = UsageServer.aToken(node.id().value());
        assertThat(result("b", FROM)).isEqualTo("too-old");
    }

    /** The age alone is forgiven. */
    @Test
    void whatElseIsDemanded_staysSo() {
        approved(UsageServer.GRANT);
        token = UsageServer.aToken(UUID.randomUUID());

        assertThat(result("a", FROM)).isEqualTo("call-token-does-not-cover-it");
    }

    /** What was spent in a window that was forgotten is counted anew: the limit holds. */
    @Test
    void aLimitOfLongAgo_holdsStill() {
        server.licence("at most 2 calls per month");
        approved(UsageServer.GRANT);
        server.take(node, List.of(event("a", FROM), event("b", FROM)));
        server.drain.begin();
        awaitReceipts(2);
        database.sql().update("DELETE FROM metering.quota_lease", List.of());
        database.sql().update("DELETE FROM metering.quota", List.of());

        try (var second = new UsageServer(database, clock)) {
            second.licence("at most 2 calls per month");
            second.take(node, List.of(event("c", FROM)));
            second.drain.begin();
            awaitReceipts(3);
        }

        assertThat(
                        database.sql()
                                .number(
                                        "SELECT count(*) FROM metering.receipt WHERE outcome ="
                                                + " 'OVER_QUOTA'",
                                        List.of()))
                .isOne();
    }

    private void awaitReceipts(long count) {
        await().atMost(30, TimeUnit.SECONDS)
                .until(
                        () ->
                                database.sql()
                                                .number(
                                                        "SELECT count(*) FROM metering.receipt",
                                                        List.of())
                                        == count);
    }

    @Test
    void whatIsKept_isRead_andDecidedOnce() {
        var asked = asked(UsageServer.GRANT);
        assertThat(backfills.open(node.id())).isOne();
        var one = backfills.get(asked.id());
        var other = backfills.get(asked.id());
        assertThat(one.asked()).isEqualTo(asked.asked());
        var unused = one.decline(by(PAYER, 2), clock.instant());
        database.inTransaction(() -> backfills.decide(one));

        assertThat(backfills.open(node.id())).isZero();
        assertThat(backfills.get(asked.id()).state()).isEqualTo(BackfillState.DECLINED);
        var late = other.approve(by(PAYER, 3), clock.instant());
        assertThat(late.by()).isEqualTo(new MemberId(new UUID(2, 3)));
        assertThatThrownBy(() -> backfills.decide(other)).isInstanceOf(BackfillIsDecided.class);
        assertThat(backfills.reportable(node.id(), clock.instant())).isEmpty();
        assertThatThrownBy(() -> backfills.get(BackfillId.next(NOON)))
                .isInstanceOf(BackfillIsUnknown.class);
    }

    @Test
    void theList_isForThoseConcerned() {
        asked(UsageServer.GRANT);
        approved(UsageServer.GRANT);
        var views = server.gateway.kept.backfillViews;
        var all = ListQuery.first(10);

        var seen = views.ofGrant(UsageServer.GRANT, PAYER, all);
        assertThat(seen.items())
                .extracting(UsageBackfillView::state)
                .containsExactlyInAnyOrder("approved", "asked");
        assertThat(seen.items()).allMatch(one -> one.operator().equals("grid"));
        assertThat(views.ofGrant(UsageServer.GRANT, OPERATOR, all.where("state", "asked")).total())
                .isOne();
        assertThat(
                        views.ofGrant(UsageServer.GRANT, new OrganisationId(new UUID(7, 9)), all)
                                .total())
                .isZero();
    }
}
