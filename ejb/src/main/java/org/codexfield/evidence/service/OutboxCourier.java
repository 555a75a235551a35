package org.codexfield.evidence.service;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.codexfield.evidence.OutboxChannel;
import org.codexfield.evidence.OutboxChannel.DeliveryFailed;
import org.codexfield.evidence.model.OutboxEntries;
import org.codexfield.evidence.model.OutboxEntry;
import org.codexfield.evidence.model.OutboxEntry.State;

/**
 * Carries the due messages of one topic to its channel, one after the other and outside of any
 * transaction: claim, deliver, settle, each a statement of its own. A server that dies in between
 * leaves a claim that ends by itself, and another server delivers again.
 */
@Dependent
public class OutboxCourier {

    /** How long messages wait before an obstacle is looked at again. */
    static final Duration OBSTACLE_PAUSE = Duration.ofSeconds(30);

    /** How many messages one round carries at most. */
    static final int MAX_ROUND = 100;

    private static final int CANDIDATES = 10;
    private static final System.Logger LOG = System.getLogger(OutboxCourier.class.getName());

    private final OutboxEntries entries;
    private final Clock clock;
    private final RandomGenerator jitter = RandomGenerator.getDefault();

    @Inject
    OutboxCourier(OutboxEntries entries, Clock clock) {
        this.entries = entries;
        this.clock = clock;
    }

    /** Puts off the messages of a topic, and shows why. */
    public void postpone(String topic, String reason) {
        var now = clock.instant();
        entries.postpone(topic, reason, now, now.plus(OBSTACLE_PAUSE));
    }

    /** Delivers what is due, at most {@value #MAX_ROUND} messages. */
    public void carry(OutboxChannel channel) {
        var obstacle = channel.obstacle();
        if (obstacle.isPresent()) {
            postpone(channel.topic(), obstacle.get());
            return;
        }
        for (int i = 0; i < MAX_ROUND && !Thread.currentThread().isInterrupted(); i++) {
            var claimed = claim(channel.topic());
            if (claimed.isEmpty()) {
                return;
            }
            deliver(channel, claimed.get());
        }
    }

    /** Takes the first message that no other server takes. */
    private Optional<OutboxEntry> claim(String topic) {
        var now = clock.instant();
        for (var due : entries.due(topic, now, CANDIDATES)) {
            var claimed = due.claimed(now);
            if (entries.replace(due, claimed) && claimed.state() == State.SENDING) {
                return Optional.of(claimed);
            }
        }
        return Optional.empty();
    }

    private void deliver(OutboxChannel channel, OutboxEntry claimed) {
        var settled = attempt(channel, claimed);
        if (!entries.replace(claimed, settled)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Message {0} took longer than its claim; another server has it now.",
                    claimed.id());
        }
    }

    private OutboxEntry attempt(OutboxChannel channel, OutboxEntry claimed) {
        if (claimed.message().payload().isEmpty()) {
            return claimed.failed("What it says cannot be opened.", clock.instant());
        }
        try {
            channel.deliver(claimed.message());
            return claimed.sent(clock.instant());
        } catch (DeliveryFailed e) {
            var reason = String.valueOf(e.getMessage());
            return e.lasting()
                    ? claimed.failed(reason, clock.instant())
                    : claimed.delayed(reason, clock.instant(), jitter);
        } catch (RuntimeException e) {
            // a fault of the channel must not stop the messages behind this one
            LOG.log(System.Logger.Level.ERROR, "Channel " + channel.topic() + " broke", e);
            return claimed.delayed(
                    "The channel broke: " + e.getClass().getSimpleName(), clock.instant(), jitter);
        }
    }
}
