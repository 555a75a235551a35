package org.codexfield.evidence.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.codexfield.evidence.OutboxChannel.DeliveryFailed;
import org.codexfield.evidence.OutboxMessage;
import org.codexfield.evidence.model.OutboxEntries;
import org.codexfield.evidence.model.OutboxEntry;
import org.codexfield.evidence.model.OutboxMessageIsBeingSent;
import org.codexfield.evidence.model.OutboxMessageIsSentAlready;
import org.codexfield.evidence.model.OutboxMessageIsUnknown;
import org.codexfield.evidence.persistence.Adapters;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;
import org.codexfield.shared.persistence.TestDatabase;
import org.codexfield.shared.service.SetClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is put in the outbox is delivered, once unless a server dies, or visibly fails. */
abstract class OutboxContract {

    private static final Duration AN_HOUR_AND_MORE = Duration.ofMinutes(75);

    private final SetClock clock = new SetClock(Instant.parse("2026-03-01T12:00:00.500Z"));
    private final RecordingChannel channel = new RecordingChannel();
    private TestDatabase database;
    private OutboxEntries entries;
    private OutboxViews views;
    private TransactionalOutbox outbox;
    private OutboxCourier courier;
    private DispatchOutbox dispatcher;
    private OutboxService service;
    private final FiredFacts facts = new FiredFacts();

    abstract TestDatabase fresh();

    @BeforeEach
    void start() {
        database = fresh();
        entries = Adapters.outboxEntries(database.sql(), new TestSealer());
        views = Adapters.outboxViews(database.sql());
        outbox = new TransactionalOutbox(entries, clock);
        courier = new OutboxCourier(entries, clock);
        dispatcher = new DispatchOutbox();
        dispatcher.entries = entries;
        dispatcher.courier = courier;
        dispatcher.clock = clock;
        service = new OutboxService();
        service.entries = entries;
        service.views = views;
        service.clock = clock;
        service.facts = facts;
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void aMessage_isDelivered_andItsPayloadErased() {
        outbox.send(aMail("a"));
        dispatch();

        assertThat(channel.delivered).containsExactly(aMail("a"));
        var sent = only();
        assertThat(sent.state()).isEqualTo("sent");
        assertThat(sent.sentAt()).hasValue(clock.instant());
        assertThat(sent.nextAttemptAt()).isEmpty();
        assertThat(entries.get(sent.id()).message().payload()).isEmpty();
    }

    @Test
    void aPayload_isSealedWhileItWaits_andWhenItFailed() {
        channel.failure = new DeliveryFailed("no such mailbox");
        outbox.send(new OutboxMessage("mail", "a", "{\"link\":\"secret\"}"));
        assertThat(kept()).isNotEmpty().doesNotContain("secret", "link");
        dispatch();

        assertThat(only().state()).isEqualTo("failed");
        assertThat(kept()).isNotEmpty().doesNotContain("secret", "link");
        assertThat(entries.get(only().id()).message().payload()).contains("secret");
    }

    @Test
    void aPayloadOfAnotherMessage_isNotOpened_norDelivered_andHoldsUpNone() {
        outbox.send(new OutboxMessage("mail", "a", "{\"link\":\"for Ann\"}"));
        var annsPayload = kept();
        outbox.send(aMail("b"));
        var victim = views.page(ListQuery.first(1).containing("b")).items().get(0).id();
        assertThat(entries.get(victim).message()).isEqualTo(aMail("b"));
        database.sql()
                .update(
                        "UPDATE evidence.outbox_message SET payload = ? WHERE id = ?",
                        List.of(annsPayload, victim));

        assertThat(entries.get(victim).message().payload()).isEmpty();
        dispatch();
        assertThat(channel.delivered)
                .containsExactly(new OutboxMessage("mail", "a", "{\"link\":\"for Ann\"}"));
        assertThat(page("failed").items())
                .singleElement()
                .satisfies(message -> assertThat(message.id()).isEqualTo(victim));
    }

    private String kept() {
        return database.sql()
                .find(
                        "SELECT payload FROM evidence.outbox_message",
                        List.of(),
                        row -> row.getString(1))
                .orElseThrow();
    }

    @Test
    void aMessage_ofARolledBackChange_isNeverSent() {
        assertThatThrownBy(
                        () ->
                                database.inTransaction(
                                        () -> {
                                            outbox.send(aMail("a"));
                                            throw new IllegalArgumentException("no");
                                        }))
                .isInstanceOf(IllegalArgumentException.class);
        dispatch();

        assertThat(channel.delivered).isEmpty();
    }

    @Test
    void aKeySentBefore_isIgnored_andTheTransactionGoesOn() {
        outbox.send(aMail("a"));
        dispatch();
        database.inTransaction(
                () -> {
                    outbox.send(aMail("a"));
                    outbox.send(aMail("b"));
                });
        dispatch();

        assertThat(channel.delivered).containsExactly(aMail("a"), aMail("b"));
    }

    @Test
    void aFailedDelivery_isTriedAgainLater_withTheReasonInView() {
        channel.failure = new DeliveryFailed("The server\r\nis down", new IOException("refused"));
        outbox.send(aMail("a"));
        dispatch();

        var waiting = only();
        assertThat(waiting.state()).isEqualTo("pending");
        assertThat(waiting.attempts()).isOne();
        assertThat(waiting.lastError()).isEqualTo("The server is down");
        assertThat(waiting.nextAttemptAt().orElseThrow())
                .isBetween(clock.instant().plusSeconds(8), clock.instant().plusSeconds(12));

        dispatch();
        assertThat(only().attempts()).as("not before it is due").isOne();

        channel.failure = null;
        clock.pass(Duration.ofSeconds(12));
        dispatch();
        assertThat(only().state()).isEqualTo("sent");
        assertThat(only().lastError()).isEmpty();
    }

    @Test
    void delays_grow_upToAnHour_andThenTheMessageFails() {
        channel.failure = new DeliveryFailed("down", new IOException("refused"));
        outbox.send(aMail("a"));
        var longest = Duration.ZERO;
        for (int i = 0; i < OutboxEntry.MAX_ATTEMPTS; i++) {
            assertThat(only().state()).isEqualTo("pending");
            dispatch();
            var due = only().nextAttemptAt();
            longest = due.map(at -> Duration.between(clock.instant(), at)).orElse(longest);
            clock.pass(AN_HOUR_AND_MORE);
        }

        assertThat(longest).isBetween(Duration.ofMinutes(48), Duration.ofMinutes(72));
        assertThat(only().state()).isEqualTo("failed");
        assertThat(only().attempts()).isEqualTo(OutboxEntry.MAX_ATTEMPTS);
        assertThat(entries.get(only().id()).message()).as("kept for a retry").isEqualTo(aMail("a"));
    }

    @Test
    void aLastingFailure_isNotTriedAgain() {
        channel.failure = new DeliveryFailed("no such address");
        outbox.send(aMail("a"));
        dispatch();

        assertThat(only().state()).isEqualTo("failed");
        assertThat(only().lastError()).isEqualTo("no such address");
    }

    @Test
    void aBrokenChannel_doesNotStopTheMessagesBehind() {
        channel.fault = new IllegalStateException("secret inside");
        outbox.send(aMail("a"));
        outbox.send(aMail("b"));
        dispatch();

        assertThat(page("").items())
                .hasSize(2)
                .allSatisfy(
                        message ->
                                assertThat(message.lastError())
                                        .isEqualTo("The channel broke: IllegalStateException"));
    }

    @Test
    void anObstacle_isShown_andCostsNoAttempt() {
        channel.obstacle = "No mail server is configured.";
        outbox.send(aMail("a"));
        for (int i = 0; i < 50; i++) {
            dispatch();
            clock.pass(AN_HOUR_AND_MORE);
        }

        assertThat(only().state()).isEqualTo("pending");
        assertThat(only().attempts()).isZero();
        assertThat(only().lastError()).isEqualTo("No mail server is configured.");

        channel.obstacle = null;
        dispatch();
        assertThat(channel.delivered).hasSize(1);
    }

    @Test
    void aTopicWithoutAChannel_waits_andSaysSo() {
        outbox.send(new OutboxMessage("webhook", "a", "{}"));
        dispatch();

        assertThat(only().state()).isEqualTo("pending");
        assertThat(only().lastError()).isEqualTo("No channel delivers the topic webhook.");
    }

    @Test
    void theClaimOfADeadServer_ends_andAnotherDelivers() {
        outbox.send(aMail("a"));
        var due = entries.due("mail", clock.instant(), 1).get(0);
        assertThat(entries.replace(due, due.claimed(clock.instant()))).isTrue();
        dispatch();
        assertThat(channel.delivered).as("claimed by another").isEmpty();

        clock.pass(OutboxEntry.CLAIM);
        dispatch();
        assertThat(channel.delivered).hasSize(1);
        assertThat(only().attempts()).isEqualTo(2);
    }

    @Test
    void aMessageThatKillsEveryServer_isGivenUp() {
        outbox.send(aMail("a"));
        for (int i = 0; i < OutboxEntry.MAX_ATTEMPTS; i++) {
            var due = entries.due("mail", clock.instant(), 1).get(0);
            assertThat(entries.replace(due, due.claimed(clock.instant()))).isTrue();
            clock.pass(OutboxEntry.CLAIM);
        }
        dispatch();

        assertThat(channel.delivered).isEmpty();
        assertThat(only().state()).isEqualTo("failed");
    }

    @Test
    void manyServersAtOnce_deliverEachMessageOnce() throws Exception {
        int messages = 120;
        database.inTransaction(
                () -> IntStream.range(0, messages).forEach(i -> outbox.send(aMail("m" + i))));
        var servers = Executors.newFixedThreadPool(8);
        try {
            Callable<Object> server =
                    () -> {
                        new OutboxCourier(entries, clock).carry(channel);
                        return Map.of();
                    };
            while (!entries.due("mail", clock.instant(), 1).isEmpty()) {
                for (var round : servers.invokeAll(List.of(server, server, server, server))) {
                    round.get();
                }
            }
        } finally {
            servers.shutdownNow();
        }

        assertThat(channel.delivered).hasSize(messages).doesNotHaveDuplicates();
        assertThat(page("sent").total()).isEqualTo(messages);
    }

    @Test
    void messages_areListed_byTopicAndState() {
        outbox.send(aMail("a"));
        dispatch();
        outbox.send(aMail("b"));
        outbox.send(new OutboxMessage("webhook", "c", "{\"secret\":1}"));

        assertThat(page("sent").total()).isOne();
        assertThat(page("pending").total()).isEqualTo(2);
        assertThat(views.page(ListQuery.first(10).where("topic", "webhook")).total()).isOne();
        assertThat(views.page(ListQuery.first(10).containing("B")).items())
                .singleElement()
                .satisfies(message -> assertThat(message.key()).isEqualTo("b"));
    }

    @Test
    void aFailedMessage_isRetried_onRequest_andThatIsAFact() {
        channel.failure = new DeliveryFailed("no such address");
        outbox.send(aMail("a"));
        dispatch();
        channel.failure = null;
        var failed = only();

        service.retry(failed.id());
        assertThat(facts.facts)
                .singleElement()
                .satisfies(
                        fact -> {
                            assertThat(fact.command()).isEqualTo("outbox-message-retried");
                            assertThat(fact.subject().id()).isEqualTo(failed.id());
                            assertThat(fact.change().after()).isNotEqualTo(fact.change().before());
                        });
        dispatch();

        assertThat(only().state()).isEqualTo("sent");
        assertThat(only().attempts()).as("counted anew").isOne();
    }

    @Test
    void aMessage_thatIsSent_orBeingSent_isNotRetried() {
        outbox.send(aMail("a"));
        var due = entries.due("mail", clock.instant(), 1).get(0);
        assertThat(entries.replace(due, due.claimed(clock.instant()))).isTrue();
        assertThatThrownBy(() -> service.retry(due.id()))
                .isInstanceOf(OutboxMessageIsBeingSent.class);

        clock.pass(OutboxEntry.CLAIM);
        dispatch();
        assertThatThrownBy(() -> service.retry(due.id()))
                .isInstanceOf(OutboxMessageIsSentAlready.class);
        assertThat(facts.facts).isEmpty();
    }

    @Test
    void aDecision_onWhatHasChangedSince_isNotWritten() {
        outbox.send(aMail("a"));
        var old = entries.due("mail", clock.instant(), 1).get(0);
        dispatch();

        assertThat(entries.replace(old, old.failed("late", clock.instant()))).isFalse();
        assertThat(only().state()).isEqualTo("sent");
    }

    @Test
    void anUnknownMessage_isRefused() {
        assertThatThrownBy(() -> service.retry(new UUID(0, 1)))
                .isInstanceOf(OutboxMessageIsUnknown.class);
    }

    private void dispatch() {
        dispatcher.dispatch(Map.of("mail", channel), Runnable::run);
    }

    private OutboxMessageView only() {
        var page = page("");
        assertThat(page.items()).hasSize(1);
        return page.items().get(0);
    }

    private Page<OutboxMessageView> page(String state) {
        var query = ListQuery.first(200);
        return views.page(state.isEmpty() ? query : query.where("state", state));
    }

    private static OutboxMessage aMail(String key) {
        return new OutboxMessage("mail", key, "{\"to\":\"ann@example.org\"}");
    }
}
