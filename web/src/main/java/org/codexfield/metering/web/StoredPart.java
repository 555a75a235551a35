package org.codexfield.metering.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.codexfield.metering.service.GatewayPart;

/**
 * Gives out a part that the gateway itself holds. One block at a time, as long as there is room for
 * the blocks of all calls; else smaller pieces, for each of which the store compares a whole block
 * again: slower, but it goes on.
 */
final class StoredPart {

    /** What is read when there is no room for a block. */
    static final int PIECE_BYTES = 64 * 1024;

    private static final int BLOCK_BYTES = 1024 * 1024;

    private final GatewayPart part;
    private final MeteredAnswer answer;
    private final GatewayTools tools;
    private final Consumer<RuntimeException> broken;
    private final ByteBudget room;
    private final AtomicLong held = new AtomicLong();
    private final long end;
    private volatile boolean closed;
    private long at;

    /**
     * @param wanted what of it is asked for
     * @param broken told if it cannot be read further
     */
    StoredPart(
            GatewayPart part,
            PartAnswer wanted,
            MeteredAnswer answer,
            GatewayTools tools,
            Consumer<RuntimeException> broken) {
        this.part = part;
        this.answer = answer;
        this.tools = tools;
        this.broken = broken;
        this.room = tools.calls().storedBlocks();
        this.at = wanted.range().from();
        this.end = at + wanted.range().sizeBytes();
    }

    /** Gives the next block, on a thread that may wait for the store. */
    void give() {
        // blocks of the store, so that none is read and checked twice
        long size = Math.min(BLOCK_BYTES - at % BLOCK_BYTES, end - at);
        if (size > PIECE_BYTES && !hold(size)) {
            size = PIECE_BYTES - at % PIECE_BYTES;
        }
        byte[] bytes;
        try {
            bytes = read(at, (int) size);
        } catch (RuntimeException failure) {
            letGo();
            broken.accept(failure);
            return;
        }
        at += size;
        answer.take(List.of(ByteBuffer.wrap(bytes)), tools.nanos().getAsLong(), this::next);
    }

    private void next() {
        letGo();
        if (at >= end) {
            answer.ended();
        } else if (!closed) {
            tools.blocking().execute(this::give);
        }
    }

    /** The call is over. */
    void close() {
        closed = true;
        letGo();
    }

    private boolean hold(long size) {
        if (!room.take(size)) {
            return false;
        }
        held.set(size);
        if (closed) {
            letGo();
        }
        return true;
    }

    private void letGo() {
        room.give(held.getAndSet(0));
    }

    private byte[] read(long from, int size) {
        var bytes = new Block(size);
        try (var opened = part.open(from, size)) {
            opened.copyTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.whole();
    }

    /** Bytes of a known number, which are not copied once more. */
    private static final class Block extends ByteArrayOutputStream {
        Block(int size) {
            super(size);
        }

        byte[] whole() {
            return count == buf.length ? buf : Arrays.copyOf(buf, count);
        }
    }
}
