package org.codexfield.metering.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.codexfield.metering.service.GatewayPart;
import org.codexfield.metering.web.CrossingHeaders.Header;
import org.codexfield.metering.web.MeteredAnswer.Head;
import org.codexfield.shared.web.RangedAnswer;

/** Gives out a part that the gateway itself holds, one block at a time. */
final class StoredPart {

    private static final int BLOCK_BYTES = 1024 * 1024;

    private final GatewayPart part;
    private final RangedAnswer range;
    private final MeteredAnswer answer;
    private final Executor blocking;
    private final Consumer<RuntimeException> broken;
    private long at;

    /**
     * @param blocking where the store is read
     * @param broken told if it cannot be read further
     */
    StoredPart(
            GatewayPart part,
            RangedAnswer range,
            MeteredAnswer answer,
            Executor blocking,
            Consumer<RuntimeException> broken) {
        this.part = part;
        this.range = range;
        this.answer = answer;
        this.blocking = blocking;
        this.broken = broken;
        this.at = range.from();
    }

    /** The head of the answer. */
    Head head() {
        var headers = new ArrayList<Header>();
        range.headers().forEach((name, value) -> headers.add(new Header(name, value)));
        if (range.hasBody()) {
            headers.add(new Header("Content-Type", part.part().mediaType()));
        }
        return new Head(range.status(), headers, OptionalLong.of(range.sizeBytes()));
    }

    /** Gives the next block, on a thread that may wait for the store. */
    void give(long now) {
        long end = range.from() + range.sizeBytes();
        if (at >= end) {
            answer.ended();
            return;
        }
        // blocks of the store, so that none is read and checked twice
        long size = Math.min(BLOCK_BYTES - at % BLOCK_BYTES, end - at);
        byte[] block;
        try {
            block = read(size);
        } catch (RuntimeException failure) {
            broken.accept(failure);
            return;
        }
        at += size;
        answer.take(List.of(ByteBuffer.wrap(block)), now, () -> next(now));
    }

    private void next(long now) {
        if (at >= range.from() + range.sizeBytes()) {
            answer.ended();
        } else {
            blocking.execute(() -> give(now));
        }
    }

    private byte[] read(long size) {
        var bytes = new ByteArrayOutputStream((int) size);
        try (var opened = part.open(at, size)) {
            opened.copyTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
