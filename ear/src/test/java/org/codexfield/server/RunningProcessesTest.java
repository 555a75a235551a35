package org.codexfield.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningProcessesTest {
    @TempDir private Path folder;
    private ManagedProcess child;
    private RunningProcesses processes;

    @BeforeEach
    void startChild() {
        child = ManagedProcess.start(SleepingChild.in(folder));
        processes = new RunningProcesses(folder.resolve("processes"));
    }

    @AfterEach
    void stopChild() {
        child.stop();
    }

    @Test
    void leftovers_areEnded_andForgotten() {
        processes.note("wildfly", child.pid(), child.startedAt());

        assertThat(processes.endLeftovers()).containsExactly("wildfly");

        assertThat(child.isAlive()).isFalse();
        assertThat(processes.endLeftovers()).isEmpty();
    }

    @Test
    void aLaterProcessWithTheSamePid_isLeftAlone() {
        processes.note("wildfly", child.pid(), child.startedAt().minusSeconds(3_600));

        assertThat(processes.endLeftovers()).isEmpty();

        assertThat(child.isAlive()).isTrue();
    }

    @Test
    void livingLauncher_isFound_butNotOnesThatEnded() {
        processes.note("launcher", child.pid(), child.startedAt());
        assertThat(processes.livingLauncher()).contains(child.pid());

        child.kill();

        assertThat(processes.livingLauncher()).isEmpty();
    }
}
