package org.codexfield.metering.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The body that a client sends, read when somebody wants it and when there is something to read: no
 * thread waits.
 *
 * <p>Both may happen on any thread; whoever comes while another one reads leaves the work to it.
 */
final class ClientBody implements ReadListener {

    private static final int CHUNK_BYTES = 16 * 1024;

    private final ServletInputStream in;
    private final AtomicInteger work = new AtomicInteger();
    private final byte[] chunk = new byte[CHUNK_BYTES];
    private volatile @Nullable Target target;
    private volatile boolean allRead;
    private volatile boolean over;
    private volatile @Nullable Throwable failure;
    private final AtomicLong sizeBytes = new AtomicLong();

    /** Who wants the body. */
    interface Target {
        /** Whether it takes more now. */
        boolean wants();

        /** Takes some of it. */
        void take(byte[] bytes);

        /** There is no more. */
        void ended();

        /** The client does not send the rest. */
        void broke(Throwable failure);
    }

    ClientBody(ServletInputStream in) {
        this.in = in;
    }

    /** Begins to listen; called on the thread that serves the request. */
    void listen() {
        in.setReadListener(this);
    }

    /** Gives what is read from now on to another target. */
    void to(Target next) {
        target = next;
        pull();
    }

    /** How much has been read. */
    long sizeBytes() {
        return sizeBytes.get();
    }

    /** Whether all of it has been read. */
    boolean isOver() {
        return over;
    }

    /** Reads as long as it is wanted and there is something. */
    void pull() {
        if (work.getAndIncrement() != 0) {
            return;
        }
        int missed = 1;
        do {
            read();
            missed = work.addAndGet(-missed);
        } while (missed != 0);
    }

    private void read() {
        var to = target;
        try {
            while (!over && to != null) {
                if (failure != null) {
                    throw new IOException("The client broke off its body", failure);
                }
                if (allRead) {
                    over = true;
                    to.ended();
                } else if (!to.wants() || !in.isReady()) {
                    return;
                } else {
                    take(to);
                }
            }
        } catch (IOException | RuntimeException broken) {
            over = true;
            to.broke(broken);
        }
    }

    private void take(Target to) throws IOException {
        int read = in.read(chunk);
        if (read < 0) {
            allRead = true;
        } else if (read > 0) {
            sizeBytes.addAndGet(read);
            to.take(Arrays.copyOf(chunk, read));
        }
    }

    @Override
    public void onDataAvailable() {
        pull();
    }

    @Override
    public void onAllDataRead() {
        allRead = true;
        pull();
    }

    @Override
    public void onError(Throwable broken) {
        failure = broken;
        pull();
    }
}
