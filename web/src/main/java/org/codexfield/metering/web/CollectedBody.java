package org.codexfield.metering.web;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/** Keeps a small body in memory, so that it can be digested, and sent to another node again. */
final class CollectedBody implements ClientBody.Target {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int mostBytes;
    private final Consumer<byte[]> whole;
    private final Runnable tooLarge;
    private final Consumer<Throwable> broken;

    CollectedBody(
            int mostBytes, Consumer<byte[]> whole, Runnable tooLarge, Consumer<Throwable> broken) {
        this.mostBytes = mostBytes;
        this.whole = whole;
        this.tooLarge = tooLarge;
        this.broken = broken;
    }

    @Override
    public boolean wants() {
        return bytes.size() <= mostBytes;
    }

    @Override
    public void take(byte[] some) {
        bytes.writeBytes(some);
        if (bytes.size() > mostBytes) {
            tooLarge.run();
        }
    }

    @Override
    public void ended() {
        whole.accept(bytes.toByteArray());
    }

    @Override
    public void broke(Throwable failure) {
        broken.accept(failure);
    }
}
