package org.codexfield.portal;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.codexfield.portal.MeteredData.Consumer;

/**
 * Every keyed call sent three times, by many clients in random order, to servers that die
 * meanwhile. What is not answered is sent again until it is. It keeps book itself: one receipt for
 * each key.
 */
final class ReplayStorm implements AutoCloseable {

    private static final int TIMES = 3;
    private static final long AGAIN_MILLIS = 50;

    private final MeteredData data;
    private final Consumer consumer;
    private final List<URI> servers;
    private final BlockingQueue<String> calls = new LinkedBlockingQueue<>();
    private final Map<String, String> receipts = new ConcurrentHashMap<>();
    private final Map<String, Long> prices = new ConcurrentHashMap<>();
    private final Set<String> served = ConcurrentHashMap.newKeySet();
    private final Set<String> servedTwice = ConcurrentHashMap.newKeySet();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicInteger replayed = new AtomicInteger();
    private final int sendings;
    private final Crowd crowd;

    /** Begins it. */
    ReplayStorm(MeteredData data, Consumer consumer, List<URI> servers, int keys, int clients) {
        this.data = data;
        this.consumer = consumer;
        this.servers = List.copyOf(servers);
        var order = new ArrayList<String>();
        for (int i = 0; i < keys * TIMES; i++) {
            order.add("call-" + i % keys);
        }
        Collections.shuffle(order, new Random(keys));
        calls.addAll(order);
        sendings = order.size();
        crowd = Crowd.of(clients, client -> be());
    }

    private void be() throws IOException {
        var lines = servers.stream().map(GatewayLine::new).toList();
        try {
            while (answered.get() < sendings) {
                var call = calls.poll();
                if (call == null) {
                    // others send what is left, and may put it back
                    Crowd.pause(AGAIN_MILLIS);
                } else if (isAnswered(call, lines)) {
                    answered.incrementAndGet();
                } else {
                    Crowd.pause(AGAIN_MILLIS);
                    calls.add(call);
                }
            }
        } finally {
            for (var line : lines) {
                line.close();
            }
        }
    }

    private boolean isAnswered(String call, List<GatewayLine> lines) {
        var line = lines.get(ThreadLocalRandom.current().nextInt(lines.size()));
        GatewayLine.Answer answer;
        try {
            answer =
                    line.get(data.path(), consumer.headers() + "Idempotency-Key: " + call + "\r\n");
        } catch (IOException e) {
            unanswered.incrementAndGet();
            return false;
        }
        return switch (answer.status()) {
            case 200 -> {
                keepBook(call, answer);
                yield true;
            }
            // it is being served, or cannot be now
            case 409, 503 -> false;
            default ->
                    throw new IllegalStateException(
                            call + ": " + answer.status() + " " + answer.headers());
        };
    }

    private void keepBook(String call, GatewayLine.Answer answer) {
        var other = receipts.putIfAbsent(call, answer.receipt());
        // the receipt of a call may be shown to another sending before its own answer is here
        boolean again = !answer.isReplayed() && !served.add(call);
        if (again || (other != null && !other.equals(answer.receipt()))) {
            servedTwice.add(call + ": " + other + ", " + answer.receipt());
        }
        prices.put(answer.receipt(), answer.microMu());
        if (answer.isReplayed()) {
            replayed.incrementAndGet();
        }
    }

    /** How many sendings were answered. */
    int answered() {
        return answered.get();
    }

    /** How many ended without an answer. */
    int unanswered() {
        return unanswered.get();
    }

    /** How many were answered by the receipt of an earlier one. */
    int replayed() {
        return replayed.get();
    }

    /** Waits until every sending is answered. */
    void await(Duration limit) throws Exception {
        crowd.await(limit);
    }

    /** The receipt of each key. */
    Map<String, String> receipts() {
        return receipts;
    }

    /** What the calls cost, by their receipts. */
    Map<String, Long> prices() {
        return prices;
    }

    /** Keys that were served more often than once. */
    Set<String> servedTwice() {
        return servedTwice;
    }

    @Override
    public void close() {
        crowd.close();
    }
}
