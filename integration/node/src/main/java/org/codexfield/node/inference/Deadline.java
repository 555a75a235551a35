package org.codexfield.node.inference;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.Closeable;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Ends computations that take too long. */
final class Deadline implements Closeable {

    private static final System.Logger LOG = System.getLogger(Deadline.class.getName());

    private final Duration limit;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        var thread = new Thread(task, "deadline");
                        thread.setDaemon(true);
                        return thread;
                    });

    Deadline(Duration limit) {
        this.limit = limit;
    }

    Duration limit() {
        return limit;
    }

    /** Begins a computation; the caller closes what it is given when it has ended. */
    Run run() throws OrtException {
        return new Run();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** One computation. */
    final class Run implements Closeable {

        private final OrtSession.RunOptions options = new OrtSession.RunOptions();
        private final Future<?> end;
        private boolean closed;
        private boolean reached;

        private Run() throws OrtException {
            end = timer.schedule(this::terminate, limit.toMillis(), TimeUnit.MILLISECONDS);
        }

        OrtSession.RunOptions options() {
            return options;
        }

        /** Whether it was stopped. */
        synchronized boolean reached() {
            return reached;
        }

        @Override
        public synchronized void close() {
            closed = true;
            end.cancel(false);
            options.close();
        }

        private synchronized void terminate() {
            if (closed) {
                return;
            }
            try {
                reached = true;
                options.setTerminate(true);
            } catch (OrtException e) {
                LOG.log(System.Logger.Level.ERROR, "A computation could not be stopped", e);
            }
        }
    }
}
