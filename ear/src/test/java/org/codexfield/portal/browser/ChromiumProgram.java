package org.codexfield.portal.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.codexfield.server.OneAtATime;
import org.codexfield.server.RunningPortal;

/**
 * Where the browser comes from: an installed one, else Debian's package when root may install it,
 * else Playwright's own download. If there is none in the end, the build fails: a suite that skips
 * itself proves nothing.
 */
final class ChromiumProgram {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private ChromiumProgram() {}

    /** The program to start; empty for the one that Playwright has downloaded. */
    static Optional<Path> find() {
        return OneAtATime.holding(
                RunningPortal.folder("").resolveSibling("chromium.lock"),
                ChromiumProgram::foundOrInstalled);
    }

    private static Optional<Path> foundOrInstalled() {
        var installed = installed();
        if (installed.isPresent()) {
            return installed;
        }
        if (isRoot() && succeeds("apt-get", "update")) {
            succeeds("apt-get", "install", "-y", "--no-install-recommends", "chromium");
            installed = installed();
        }
        if (installed.isEmpty() && !downloads()) {
            throw new IllegalStateException(
                    "There is no Chromium, and none could be had: neither apt-get nor Playwright's"
                            + " download worked, see "
                            + log()
                            + ". Install one as "
                            + String.join(" or ", NAMES)
                            + ".");
        }
        return installed;
    }

    private static Optional<Path> installed() {
        var folders = System.getenv().getOrDefault("PATH", "/usr/bin").split(File.pathSeparator);
        return Stream.concat(Stream.of("/usr/bin"), Arrays.stream(folders))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** In a process of its own, because Playwright's installer ends the one it runs in. */
    private static boolean downloads() {
        return succeeds(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "com.microsoft.playwright.CLI",
                "install",
                "chromium");
    }

    private static Path log() {
        return RunningPortal.folder("chromium.log");
    }

    private static boolean succeeds(String... command) {
        try {
            Files.createDirectories(log().getParent());
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
            var process =
                    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                            .start();
            if (process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command[0], e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + command[0], e);
        }
    }
}
