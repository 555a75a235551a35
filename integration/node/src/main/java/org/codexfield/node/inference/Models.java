package org.codexfield.node.inference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.codexfield.node.store.CheckedContent;
import org.codexfield.shared.Digest;
import org.jspecify.annotations.Nullable;

/**
 * The models that are open. A model is opened when it is first called, from bytes that were
 * compared with the manifest, and closed when others need its memory, the longest unused first.
 */
public final class Models implements Closeable {

    /** The runtime computes while it opens, and cannot be stopped: so many may keep it busy. */
    private static final int OPENED_AT_ONCE = 2;

    private final long maxBytes;
    private final Path nothing;
    private final Deadline deadline;
    private final ExecutorService openers =
            Executors.newFixedThreadPool(OPENED_AT_ONCE, Models::opener);
    private final Map<Digest, Slot> slots = new LinkedHashMap<>(16, 0.75f, true);
    private long usedBytes;

    /**
     * Where a model's bytes are.
     *
     * @param capsule the manifest of the version that it is
     * @param name how it is called
     * @param sizeBytes of its file
     * @param opening opens the file
     */
    public record Source(Digest capsule, ModelName name, long sizeBytes, Opening opening) {}

    /** Opens a model's bytes. */
    @FunctionalInterface
    public interface Opening {
        CheckedContent open() throws IOException;
    }

    /** A place in memory for one model. */
    private static final class Slot {
        private final long sizeBytes;
        private int users;
        private @Nullable CompletableFuture<Model> model;

        Slot(long sizeBytes) {
            this.sizeBytes = sizeBytes;
        }

        boolean isOpening() {
            return model != null && !model.isDone();
        }

        boolean isOpen() {
            return model != null && model.isDone() && !model.isCompletedExceptionally();
        }
    }

    /**
     * @param maxBytes the most that the files of all open models may have together
     * @param limit how long a computation, and a caller's wait for a model to open, may take
     * @param nothing an empty folder
     */
    public Models(long maxBytes, Duration limit, Path nothing) {
        this.maxBytes = maxBytes;
        this.nothing = nothing;
        this.deadline = new Deadline(limit);
    }

    /** What a model is, as the protocol's model metadata. */
    public ObjectNode metadata(Source source) throws IOException {
        return with(source, Model::metadata);
    }

    /** Computes. */
    public InferenceAnswer infer(Source source, byte[] body) throws IOException {
        return with(source, model -> model.infer(body));
    }

    /** How many are open. */
    public synchronized int open() {
        return slots.size();
    }

    /** Closes all but those that still compute: they end with the process. */
    @Override
    public synchronized void close() {
        slots.values().stream().filter(slot -> slot.users == 0).forEach(Models::close);
        slots.clear();
        openers.shutdownNow();
        deadline.close();
    }

    private <T> T with(Source source, Function<Model, T> use) throws IOException {
        var slot = take(source);
        try {
            return use.apply(opened(slot, source));
        } finally {
            giveBack(source, slot);
        }
    }

    private synchronized Slot take(Source source) {
        var slot = slots.get(source.capsule());
        if (slot == null) {
            long most = Math.min(maxBytes, Integer.MAX_VALUE);
            if (source.sizeBytes() > most) {
                throw new ModelIsUnusable(
                        "it has %d bytes, %d are allowed".formatted(source.sizeBytes(), most),
                        null);
            }
            evictFor(source.sizeBytes());
            slot = new Slot(source.sizeBytes());
            slots.put(source.capsule(), slot);
            usedBytes += slot.sizeBytes;
        }
        slot.users++;
        return slot;
    }

    private void evictFor(long sizeBytes) {
        List<Digest> unused = new ArrayList<>();
        slots.forEach(
                (capsule, slot) -> {
                    if (slot.users == 0 && !slot.isOpening()) {
                        unused.add(capsule);
                    }
                });
        for (var capsule : unused) {
            if (usedBytes + sizeBytes > maxBytes) {
                remove(capsule);
            }
        }
        if (usedBytes + sizeBytes > maxBytes) {
            throw new ModelMemoryIsUsedUp();
        }
    }

    private void remove(Digest capsule) {
        var slot = slots.remove(capsule);
        if (slot != null) {
            usedBytes -= slot.sizeBytes;
            close(slot);
        }
    }

    /** A slot whose model could not be opened is given up with its last user. */
    private synchronized void giveBack(Source source, Slot slot) {
        slot.users--;
        forgetIfFailed(source, slot);
    }

    private void forgetIfFailed(Source source, Slot slot) {
        if (slot.users == 0
                && !slot.isOpening()
                && !slot.isOpen()
                && slots.get(source.capsule()) == slot) {
            remove(source.capsule());
        }
    }

    /**
     * Waits for the model no longer than for a computation; it goes on opening for who comes next.
     */
    private Model opened(Slot slot, Source source) throws IOException {
        try {
            return opening(slot, source).get(deadline.limit().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new ModelTookTooLong(deadline.limit());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The node stops");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UncheckedIOException unreadable) {
                throw new IOException(unreadable.getCause());
            }
            if (e.getCause() instanceof RuntimeException refusal) {
                throw refusal;
            }
            if (e.getCause() instanceof Error broken) {
                throw broken;
            }
            throw new IllegalStateException(e);
        }
    }

    private synchronized CompletableFuture<Model> opening(Slot slot, Source source) {
        var model = slot.model;
        if (model == null) {
            model = CompletableFuture.supplyAsync(() -> open(source), openers);
            slot.model = model;
            var unused = model.whenComplete((opened, failure) -> settled(source, slot, opened));
        }
        return model;
    }

    private synchronized void settled(Source source, Slot slot, @Nullable Model opened) {
        if (opened != null && slots.get(source.capsule()) != slot) {
            // the node was closed meanwhile
            opened.close();
        }
        forgetIfFailed(source, slot);
    }

    private Model open(Source source) {
        try {
            return Model.open(source.name(), bytes(source), nothing, deadline);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Thread opener(Runnable task) {
        var thread = new Thread(task, "model-opener");
        thread.setDaemon(true);
        return thread;
    }

    private static ByteBuffer bytes(Source source) throws IOException {
        var bytes = ByteBuffer.allocateDirect(Math.toIntExact(source.sizeBytes()));
        try (var content = source.opening().open()) {
            content.copy(bytes);
        }
        return bytes.flip();
    }

    private static void close(Slot slot) {
        if (slot.model != null && slot.isOpen()) {
            slot.model.join().close();
        }
        slot.model = null;
    }
}
