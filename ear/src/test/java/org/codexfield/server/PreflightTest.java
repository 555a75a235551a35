package org.codexfield.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {
    private static final String PLENTY = "9000000000000000000";

    @TempDir private static Path classes;

    @TempDir private Path workingCopy;

    /** mvn -Prun runs the source; compiled once, its many starts here take less time. */
    @BeforeAll
    static void compile() {
        int code =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-d",
                                classes.toString(),
                                "--release",
                                "11",
                                "src/launch/Preflight.java");
        assertThat(code).isZero();
    }

    private record Result(int code, String message) {}

    @Test
    void start_isAllowed_whenNothingIsInTheWay() throws Exception {
        assertThat(preflight(freePort())).isEqualTo(new Result(0, ""));
    }

    @Test
    void portInUse_isRefused_withAnotherPortToTry() throws Exception {
        try (var taken = listening()) {
            var result = preflight(Integer.toString(taken.getLocalPort()));

            assertThat(result.code()).isEqualTo(1);
            assertThat(result.message())
                    .contains("Port " + taken.getLocalPort() + " is in use")
                    .contains("-Dport=");
        }
    }

    @Test
    void portInUse_isNoObstacle_whenAKilledStartLeftTheServerBehind() throws Exception {
        try (var taken = listening();
                var leftover = ManagedProcess.start(SleepingChild.in(workingCopy))) {
            new RunningProcesses(workingCopy.resolve(".run/processes"))
                    .note("wildfly", leftover.pid(), leftover.startedAt());

            assertThat(preflight(Integer.toString(taken.getLocalPort())).code()).isZero();
        }
    }

    @Test
    void secondStart_isRefused_whileTheFirstRuns() throws Exception {
        new RunningProcesses(workingCopy.resolve(".run/processes")).noteSelf();

        var result = preflight(freePort());

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.message()).contains("already runs").contains("kill ");
    }

    @Test
    void portInUse_isNamedByItsOption() throws Exception {
        try (var taken = listening()) {
            var result = preflight(freePort() + ",keycloak.port=" + taken.getLocalPort());

            assertThat(result.code()).isEqualTo(1);
            assertThat(result.message()).contains("-Dkeycloak.port=").doesNotContain("-Dport=");
        }
    }

    @Test
    void javaTooOld_andDiskFull_areRefusedTogether() throws Exception {
        var result = preflight(freePort(), "99", PLENTY);

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.message())
                .contains("99 or newer is needed")
                .contains("JAVA_HOME")
                .contains("make room");
    }

    @Test
    void whatIsNoPort_isRefused() throws Exception {
        for (var noPort : List.of("", "0", "65536", "eighty", "-1")) {
            assertThat(preflight(noPort).code()).as(noPort).isEqualTo(1);
        }
    }

    private Result preflight(String port, String... thresholds) throws Exception {
        var command =
                new ArrayList<>(
                        List.of(
                                Jvm.program(),
                                "-Xshare:auto",
                                "-cp",
                                classes.toString(),
                                "Preflight",
                                workingCopy.toString(),
                                "port=" + port));
        command.addAll(List.of(thresholds));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var message = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), message);
    }

    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static String freePort() {
        return Integer.toString(FreePorts.one());
    }
}
