package org.codexfield.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Many requests and many capsules on their way at once, so that a {@code kill -9} meets each at
 * another step.
 */
final class StoriesUnderWay {

    private static final int CLIENTS = 8;
    private static final int STORIES = 300;
    private static final int ENOUGH = 80;

    private final Story.Cast cast;
    private final CountDownLatch enough = new CountDownLatch(ENOUGH);
    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    private final List<Story> begun = new ArrayList<>();
    private final List<Future<?>> calls = new ArrayList<>();

    /** Starts them. */
    StoriesUnderWay(Story.Cast cast) {
        this.cast = cast;
        for (int i = 0; i < STORIES; i++) {
            var story = i % 2 == 0 ? cast.request() : cast.version();
            begun.add(story);
            calls.add(clients.submit(() -> goOn(story)));
        }
    }

    /** Waits until enough steps were acknowledged. */
    void await() throws InterruptedException {
        enough.await();
    }

    /**
     * What was acknowledged before the kill stands, nothing is half-done, and all of it goes on.
     */
    void assertThatTheyGoOn() throws InterruptedException {
        clients.shutdown();
        for (var call : calls) {
            try {
                call.get();
            } catch (ExecutionException e) {
                // the server died before it answered: nothing was promised
                assertThat(e).hasRootCauseInstanceOf(IOException.class);
            }
        }
        var known = begun.stream().filter(story -> story.acknowledged() > 0).toList();
        assertThat(known).hasSizeBetween(ENOUGH / 6, STORIES - 1);
        known.forEach(Story::assertThatItStandsAsAcknowledged);
        known.forEach(this::goOn);
        assertThat(cast.clara().get("grants?limit=1").body().path("total").asInt())
                .isEqualTo((int) known.stream().filter(RequestStory.class::isInstance).count());
    }

    /** Takes the steps that are left, one after the other. */
    private void goOn(Story story) {
        while (!story.isOver()) {
            story.goOn();
            enough.countDown();
        }
    }
}
