package org.codexfield.portal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Many clients at once, each on a thread of its own. */
final class Crowd implements AutoCloseable {

    private final ExecutorService threads;
    private final CompletableFuture<Void> over = new CompletableFuture<>();

    /** What a client does. */
    @FunctionalInterface
    interface Work {
        void be(int client) throws Exception;
    }

    private Crowd(int size, Work work) {
        threads = Executors.newFixedThreadPool(size);
        var clients = new CompletableFuture<?>[size];
        for (int i = 0; i < size; i++) {
            int client = i;
            clients[i] = CompletableFuture.runAsync(() -> live(work, client), threads);
        }
        var unused = CompletableFuture.allOf(clients).thenRun(() -> over.complete(null));
    }

    private void live(Work work, int client) {
        try {
            work.be(client);
        } catch (Exception e) {
            over.completeExceptionally(e);
        }
    }

    /** Lets so many begin. */
    static Crowd of(int size, Work work) {
        return new Crowd(size, work);
    }

    /** Waits for all of them; the first failure of one is thrown at once. */
    void await(Duration limit) throws Exception {
        over.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether all of them have ended, or one has failed. */
    boolean isOver() {
        return over.isDone();
    }

    /** What a client does that was told to come again later. */
    static void pause(long millis) {
        new CompletableFuture<Void>().completeOnTimeout(null, millis, TimeUnit.MILLISECONDS).join();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
