package org.codexfield.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The file that remembers which processes a start of the portal made, so that the next start can
 * end what a killed one left behind. One line each: role, pid, start in milliseconds; a pid alone
 * would name somebody else's process after a while.
 */
final class RunningProcesses {
    private static final Duration START_TOLERANCE = Duration.ofSeconds(2);
    private static final String LAUNCHER = "launcher";
    private static final long GRACE_SECONDS = 10;

    private final Path file;

    RunningProcesses(Path file) {
        this.file = file;
    }

    /** Ends what an earlier start left, the last noted first: servers before their databases. */
    List<String> endLeftovers() {
        var leftovers = new ArrayList<>(recorded().stream().filter(Entry::lives).toList());
        Collections.reverse(leftovers);
        leftovers.forEach(Entry::end);
        clear();
        return leftovers.stream().map(Entry::role).toList();
    }

    /** The start that still runs from this working copy, if any; its children are no leftovers. */
    Optional<Long> livingLauncher() {
        return recorded().stream()
                .filter(entry -> entry.role().equals(LAUNCHER) && entry.lives())
                .map(Entry::pid)
                .findFirst();
    }

    void note(String role, long pid, Instant startedAt) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(
                    file,
                    role + " " + pid + " " + startedAt.toEpochMilli() + System.lineSeparator(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    void noteSelf() {
        var self = ProcessHandle.current();
        note(LAUNCHER, self.pid(), self.info().startInstant().orElse(Instant.EPOCH));
    }

    void clear() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file, e);
        }
    }

    private List<Entry> recorded() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file).stream()
                    .map(line -> line.split(" ", -1))
                    .filter(parts -> parts.length == 3)
                    .map(
                            parts ->
                                    new Entry(
                                            parts[0],
                                            Long.parseLong(parts[1]),
                                            Long.parseLong(parts[2])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private record Entry(String role, long pid, long startedMillis) {
        boolean lives() {
            return process().isPresent();
        }

        void end() {
            process().ifPresent(Entry::end);
        }

        /** Killed processes that nobody waited for have a start, but no command. */
        private Optional<ProcessHandle> process() {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(this::startedWhenNoted)
                    .filter(process -> process.info().command().isPresent());
        }

        private boolean startedWhenNoted(ProcessHandle process) {
            return process.info()
                    .startInstant()
                    .map(start -> Math.abs(start.toEpochMilli() - startedMillis))
                    .filter(millis -> millis < START_TOLERANCE.toMillis())
                    .isPresent();
        }

        private static void end(ProcessHandle process) {
            var descendants = process.descendants().toList();
            process.destroy();
            try {
                process.onExit().get(GRACE_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                process.destroyForcibly();
                process.onExit().join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                process.destroyForcibly();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
            descendants.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
