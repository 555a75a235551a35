package org.codexfield.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The portal on a WildFly: the provisioned home is only read, all that a server writes goes into
 * its own base folder.
 *
 * <pre>{@code
 * try (var server = WildFlyServer.start(WildFlyServer.Settings.of(home, base, ear))) {
 *     get(server.baseUri().resolve("/health/ready"));
 * }
 * }</pre>
 */
public final class WildFlyServer implements AutoCloseable {
    private static final String EAR_NAME = "codexfield.ear";
    private static final Duration START_LIMIT = Duration.ofMinutes(4);

    // The optimising compiler takes half of the processor time of a start, and pays only later.
    private static final List<String> QUICK_START =
            List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    /**
     * How to run one.
     *
     * @param home a WildFly that the scripts of {@code config/wildfly} were applied to
     * @param base folder of this server; its data folder survives a restart, logs rotate
     * @param ear the application
     * @param httpPort on loopback
     * @param environment settings as {@code docs/deploy.md} names them
     * @param options of the Java virtual machine
     */
    public record Settings(
            Path home,
            Path base,
            Path ear,
            int httpPort,
            Map<String, String> environment,
            List<String> options) {
        public Settings {
            environment = Map.copyOf(environment);
            options = List.copyOf(options);
        }

        /** H2 in the base folder, a free port, 512 MB, and a quick start. */
        public static Settings of(Path home, Path base, Path ear) {
            return new Settings(home, base, ear, FreePorts.one(), Map.of(), QUICK_START);
        }

        public Settings withPort(int port) {
            return new Settings(home, base, ear, port, environment, options);
        }

        /** Adds settings, replacing those of the same names. */
        public Settings with(Map<String, String> more) {
            var all = new HashMap<>(environment);
            all.putAll(more);
            return new Settings(home, base, ear, httpPort, all, options);
        }

        public Settings withOptions(List<String> others) {
            return new Settings(home, base, ear, httpPort, environment, others);
        }
    }

    private final Settings settings;
    private final ManagedProcess process;

    private WildFlyServer(Settings settings, ManagedProcess process) {
        this.settings = settings;
        this.process = process;
    }

    /** Starts a server and waits until the portal says that it is ready. */
    public static WildFlyServer start(Settings settings) {
        var server = launch(settings);
        server.awaitReady("/health/ready");
        return server;
    }

    /** Starts a server without waiting for it. */
    public static WildFlyServer launch(Settings settings) {
        prepareBase(settings);
        var command = Jvm.jbossModules(settings.home(), settings.options());
        command.addAll(arguments(settings));
        var environment = new HashMap<>(settings.environment());
        environment.put("CODEXFIELD_HTTP_PORT", Integer.toString(settings.httpPort()));
        environment.put("CODEXFIELD_MANAGEMENT_PORT", Integer.toString(FreePorts.one()));
        return new WildFlyServer(
                settings,
                ManagedProcess.start(
                        new ManagedProcess.Spec(
                                "wildfly-" + settings.httpPort(),
                                command,
                                settings.base(),
                                environment,
                                settings.base().resolve("log/console.log"))));
    }

    /**
     * Waits until a path of the portal answers with 200.
     *
     * @throws IllegalStateException when the application cannot be deployed, or in vain
     */
    public void awaitReady(String path) {
        var ready = HttpProbe.answers(baseUri().resolve(path), status -> status == 200);
        var failed = settings.base().resolve("deployments/" + EAR_NAME + ".failed");
        try {
            process.awaitReady(
                    START_LIMIT,
                    () -> {
                        if (Files.exists(failed)) {
                            throw new IllegalStateException(
                                    "the application was not deployed, see "
                                            + process.log()
                                            + System.lineSeparator()
                                            + CappedLog.tail(failed));
                        }
                        return ready.getAsBoolean();
                    });
        } catch (IllegalStateException e) {
            stop();
            throw e;
        }
    }

    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + settings.httpPort());
    }

    public Path base() {
        return settings.base();
    }

    public ManagedProcess process() {
        return process;
    }

    public void stop() {
        process.stop();
    }

    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        stop();
    }

    private static List<String> arguments(Settings settings) {
        var arguments = new ArrayList<String>();
        arguments.add("org.jboss.as.standalone");
        arguments.add("-Djboss.home.dir=" + settings.home());
        arguments.add("-Djboss.server.base.dir=" + settings.base());
        arguments.add(
                "-Dlogging.configuration="
                        + settings.base().resolve("configuration/logging.properties").toUri());
        arguments.add("-Dorg.jboss.boot.log.file=" + settings.base().resolve("log/server.log"));
        return arguments;
    }

    /** What a killed server left behind, but for its data, must not disturb the next one. */
    private static void prepareBase(Settings settings) {
        var base = settings.base();
        try {
            for (String folder : List.of("deployments", "tmp", "data/content", "configuration")) {
                Folders.delete(base.resolve(folder));
                Files.createDirectories(base.resolve(folder));
            }
            Folders.copy(
                    settings.home().resolve("standalone/configuration"),
                    base.resolve("configuration"));
            Files.copy(
                    settings.ear(),
                    base.resolve("deployments").resolve(EAR_NAME),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare " + base, e);
        }
    }
}
