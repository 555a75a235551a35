package org.codexfield.server;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/**
 * A child process with a capped log: start it, await it, stop it gently, or kill it.
 *
 * <p>All children that still live when this JVM ends are stopped by a shutdown hook, in parallel,
 * and killed when they do not obey.
 */
public final class ManagedProcess implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final Set<ManagedProcess> LIVING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(ManagedProcess::stopAll, "stop-child-processes"));
    }

    /**
     * What to start.
     *
     * @param name for messages and thread names
     * @param command program and arguments
     * @param folder working directory, created when missing
     * @param environment added to that of this process
     * @param log where standard output and error go; parent folders are created
     */
    public record Spec(
            String name,
            List<String> command,
            Path folder,
            Map<String, String> environment,
            Path log) {
        public Spec {
            command = List.copyOf(command);
            environment = Map.copyOf(environment);
        }
    }

    private final Spec spec;
    private final Process process;
    private final Thread pump;

    private ManagedProcess(Spec spec, Process process) {
        this.spec = spec;
        this.process = process;
        this.pump =
                new Thread(
                        new CappedLog(
                                process.getInputStream(), spec.log(), CappedLog.DEFAULT_CAP_BYTES),
                        "log-of-" + spec.name());
        pump.setDaemon(true);
    }

    /** Starts a child; it counts as one to stop from the first moment. */
    public static ManagedProcess start(Spec spec) {
        try {
            Files.createDirectories(spec.folder());
            Files.createDirectories(spec.log().toAbsolutePath().getParent());
            var builder =
                    new ProcessBuilder(spec.command())
                            .directory(spec.folder().toFile())
                            .redirectErrorStream(true);
            builder.environment().putAll(spec.environment());
            var started = new ManagedProcess(spec, builder.start());
            LIVING.add(started);
            started.pump.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + spec.name(), e);
        }
    }

    /**
     * Runs a child to its end.
     *
     * @throws IllegalStateException unless it ends with 0; the message holds the last lines it
     *     wrote
     */
    public static void run(Spec spec) {
        try (var child = start(spec)) {
            int code = child.awaitEnd();
            if (code != 0) {
                throw new IllegalStateException(
                        "%s ended with code %d:%n%s"
                                .formatted(spec.name(), code, CappedLog.tail(spec.log())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(spec.name() + " was interrupted", e);
        }
    }

    /**
     * Waits until the child is ready.
     *
     * @throws IllegalStateException when it ends before, or is not ready in time; the message holds
     *     the last lines of its log
     */
    public void awaitReady(Duration limit, BooleanSupplier ready) {
        try {
            await().atMost(limit)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(50))
                    .failFast(spec.name() + " ended", () -> !process.isAlive())
                    .until(ready::getAsBoolean);
        } catch (ConditionTimeoutException | TerminalFailureException e) {
            throw new IllegalStateException(
                    "%s is not ready (%s), see %s%n%s"
                            .formatted(
                                    spec.name(),
                                    process.isAlive()
                                            ? "after " + limit.toSeconds() + " s"
                                            : "it ended with code " + process.exitValue(),
                                    spec.log(),
                                    CappedLog.tail(spec.log())),
                    e);
        }
    }

    /** Waits until the child ends by itself and gives its exit code. */
    public int awaitEnd() throws InterruptedException {
        int code = process.waitFor();
        pump.join(GRACE.toMillis());
        LIVING.remove(this);
        return code;
    }

    // Through the handle, since Process.destroy() closes the pipe and the last lines would be lost.

    /** Asks the child to end, and kills it with its descendants when it does not within 20 s. */
    public void stop() {
        process.toHandle().destroy();
        try {
            if (!process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
        }
        LIVING.remove(this);
    }

    /** Ends the child and its descendants at once, as {@code kill -9} does, and waits for it. */
    public void kill() {
        var descendants = process.descendants().toList();
        process.toHandle().destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
        LIVING.remove(this);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** When the operating system started it: with the pid, what tells it from a later process. */
    public Instant startedAt() {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    public Path log() {
        return spec.log();
    }

    @Override
    public void close() {
        stop();
    }

    private static void stopAll() {
        LIVING.forEach(child -> child.process.toHandle().destroy());
        LIVING.forEach(ManagedProcess::stop);
    }
}
