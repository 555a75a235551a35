package org.codexfield.settlement.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Debian's hledger; installed when root and not there. Without it the build fails. */
final class HledgerProgram {

    private static final Path PROGRAM = Path.of("/usr/bin/hledger");
    private static final long LIMIT_MINUTES = 10;

    private HledgerProgram() {}

    /** Runs it, and returns what it writes. */
    static String run(Path folder, String... arguments) throws IOException, InterruptedException {
        install(folder);
        var command = new ArrayList<>(List.of(PROGRAM.toString()));
        command.addAll(List.of(arguments));
        var out = folder.resolve("hledger.out");
        if (!succeeds(out, command)) {
            throw new IllegalStateException("hledger failed: " + Files.readString(out));
        }
        return Files.readString(out);
    }

    private static void install(Path folder) throws IOException, InterruptedException {
        var log = folder.resolve("apt.log");
        var get = List.of("apt-get", "-o", "DPkg::Lock::Timeout=300");
        if (!Files.isExecutable(PROGRAM)
                && (!succeeds(log, with(get, "update"))
                        || !succeeds(
                                log,
                                with(
                                        get,
                                        "install",
                                        "-y",
                                        "--no-install-recommends",
                                        "hledger")))) {
            throw new IllegalStateException(
                    "The ledger is to be compared with hledger, and there is none and none can be"
                            + " installed: install it as root. "
                            + Files.readString(log));
        }
    }

    private static List<String> with(List<String> command, String... arguments) {
        var whole = new ArrayList<>(command);
        whole.addAll(List.of(arguments));
        return whole;
    }

    private static boolean succeeds(Path output, List<String> command)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of("DEBIAN_FRONTEND", "noninteractive", "LANG", "C.UTF-8"));
        var process = builder.redirectOutput(ProcessBuilder.Redirect.to(output.toFile())).start();
        if (process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
            return process.exitValue() == 0;
        }
        process.destroyForcibly();
        Files.writeString(output, command + " took too long", StandardCharsets.UTF_8);
        return false;
    }
}
