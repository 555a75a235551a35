package org.codexfield.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManagedProcessTest {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir private Path folder;

    @Test
    void awaitReady_returns_onceTheChildSaysSo() {
        try (var child = ManagedProcess.start(SleepingChild.in(folder))) {
            child.awaitReady(LIMIT, () -> CappedLog.tail(child.log()).contains("here I am"));

            assertThat(child.isAlive()).isTrue();
        }
    }

    @Test
    void awaitReady_failsAtOnceWithTheLog_whenTheChildEnds() {
        try (var child = ManagedProcess.start(SleepingChild.in(folder, "3"))) {
            assertThatThrownBy(() -> child.awaitReady(LIMIT, () -> false))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("ended with code 3");
        }
    }

    @Test
    void awaitReady_fails_whenTheTimeIsUp() {
        try (var child = ManagedProcess.start(SleepingChild.in(folder))) {
            assertThatThrownBy(() -> child.awaitReady(Duration.ofMillis(200), () -> false))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("not ready");
        }
    }

    @Test
    void stop_endsTheChild() {
        var child = ManagedProcess.start(SleepingChild.in(folder));

        child.stop();

        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void kill_endsTheChildWithTheCodeOfKillMinusNine() throws InterruptedException {
        var child = ManagedProcess.start(SleepingChild.in(folder));

        child.kill();

        assertThat(child.awaitEnd()).isEqualTo(137);
    }

    @Test
    void run_isRefused_withWhatTheChildWrote_whenItFails() {
        assertThatThrownBy(() -> ManagedProcess.run(SleepingChild.in(folder, "2")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("code 2")
                .hasMessageContaining("here I am");
    }
}
