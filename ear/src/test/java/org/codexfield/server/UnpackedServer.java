package org.codexfield.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The server zip as IT gets it: unpacked, and started by its own script with an environment. */
final class UnpackedServer implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(4);

    private final URI address;
    private final ManagedProcess process;

    private UnpackedServer(URI address, ManagedProcess process) {
        this.address = address;
        this.process = process;
    }

    /** Unpacks the zip into an empty folder and gives the folder of the server in it. */
    static Path unpack(Path zip, Path folder) {
        try (var archive = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : Collections.list(archive.entries())) {
                var target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IllegalStateException(entry.getName() + " leaves the folder");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    try (var content = archive.getInputStream(entry)) {
                        Files.copy(content, target);
                    }
                }
            }
            try (var tops = Files.list(folder)) {
                return tops.findFirst().orElseThrow();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack " + zip, e);
        }
    }

    /** Starts it and waits until it is ready. */
    static UnpackedServer start(Path home, int port, Path log) {
        var environment = new HashMap<String, String>();
        environment.put("CODEXFIELD_HTTP_PORT", Integer.toString(port));
        environment.put("CODEXFIELD_MANAGEMENT_PORT", Integer.toString(FreePorts.one()));
        environment.put("CODEXFIELD_PUBLIC_URL", "http://localhost:" + port);
        // so that the script passes a signal on to the server
        environment.put("LAUNCH_JBOSS_IN_BACKGROUND", "true");
        environment.put("PREPEND_JAVA_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        var process =
                ManagedProcess.start(
                        new ManagedProcess.Spec(
                                "unpacked-server",
                                List.of("sh", home.resolve("bin/standalone.sh").toString()),
                                home,
                                environment,
                                log));
        var address = URI.create("http://localhost:" + port);
        var ready = HttpProbe.answers(address.resolve("/health/ready"), status -> status == 200);
        try {
            process.awaitReady(START_LIMIT, ready);
        } catch (IllegalStateException e) {
            process.kill();
            throw e;
        }
        return new UnpackedServer(address, process);
    }

    URI address() {
        return address;
    }

    @Override
    public void close() {
        process.stop();
    }
}
