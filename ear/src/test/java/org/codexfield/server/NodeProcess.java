package org.codexfield.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The reference node as a child process.
 *
 * <pre>{@code
 * try (var node = NodeProcess.start(RunningPortal.shared(), "my-node")) {
 *     owner.mustPut("capsules/acme/scans/versions/1.0.0/hosts/" + node.id(), Map.of());
 * }
 * }</pre>
 */
public final class NodeProcess implements AutoCloseable {

    /** The organisation that runs sample nodes, and who registers them. */
    public static final String OPERATOR = "gridworks";

    private static final String REGISTRAR = "nils@gridworks.example";
    private static final String CAPACITY = "--capacity=";
    private static final String STATE = "data/node.json";
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private final Settings settings;
    private final ManagedProcess process;

    /**
     * What to start.
     *
     * @param jar the program
     * @param folder of its data and log
     * @param installation its public address
     * @param port where it listens on the loopback address
     * @param options further ones, for example {@code --capacity=2}
     */
    public record Settings(
            Path jar, Path folder, URI installation, int port, List<String> options) {

        public Settings {
            options = List.copyOf(options);
        }

        /** The same with further options. */
        public Settings with(String... more) {
            var all = new ArrayList<>(options);
            all.addAll(List.of(more));
            return new Settings(jar, folder, installation, port, all);
        }

        /** Whether it registered in this folder before. */
        public boolean isRegistered() {
            return Files.exists(state());
        }

        /** The port that the node of a folder registered with. */
        static Optional<Integer> registeredPort(Path folder) {
            var state = folder.resolve(STATE);
            return Files.exists(state)
                    ? Optional.of(URI.create(read(state).path("endpoint").asText()).getPort())
                    : Optional.empty();
        }

        /** Where it listens. */
        URI address() {
            return URI.create("http://127.0.0.1:" + port);
        }

        /** What it says. */
        Path log() {
            return folder.resolve("log/node.log");
        }

        private Path apiKey() {
            return folder.resolve("api-key");
        }

        private Path state() {
            return folder.resolve(STATE);
        }
    }

    private NodeProcess(Settings settings, ManagedProcess process) {
        this.settings = settings;
        this.process = process;
    }

    /** Settings of a node of a test's own, with nothing of an earlier run in its folder. */
    public static Settings settings(URI portal, String name) {
        return new Settings(
                Path.of(System.getProperty("codexfield.node")),
                RunningPortal.emptyFolder(name),
                portal,
                FreePorts.one(),
                List.of());
    }

    /** Starts a node of Gridworks and waits until it is registered. */
    public static NodeProcess start(RunningPortal portal, String name) {
        var settings = settings(portal.address(), name);
        keepApiKey(settings);
        return start(settings);
    }

    /** Starts a node that has what it needs, and waits until it is registered. */
    public static NodeProcess start(Settings settings) {
        var node = launch(settings);
        node.awaitRegistered();
        return node;
    }

    /** Makes an API key with which the node can register, and leaves it where it looks. */
    public static void keepApiKey(Settings settings) {
        var key =
                SampleOrganisations.apiKey(
                        settings.installation(), OPERATOR, REGISTRAR, "node-operator");
        try {
            Files.createDirectories(settings.folder());
            Files.writeString(settings.apiKey(), key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it and does not wait. */
    public static NodeProcess launch(Settings settings) {
        var command =
                new ArrayList<>(
                        List.of(
                                Jvm.program(),
                                "-Xmx512m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-jar",
                                settings.jar().toString(),
                                "--installation=" + settings.installation(),
                                "--operator=" + OPERATOR,
                                "--region=CH",
                                "--port=" + settings.port(),
                                "--data=" + settings.folder().resolve("data"),
                                "--api-key-file=" + settings.apiKey()));
        if (settings.options().stream().noneMatch(option -> option.startsWith(CAPACITY))) {
            command.add(CAPACITY + 4);
        }
        command.addAll(settings.options());
        return new NodeProcess(
                settings,
                ManagedProcess.start(
                        new ManagedProcess.Spec(
                                "node", command, settings.folder(), Map.of(), settings.log())));
    }

    /** Waits until the installation knows it. */
    public void awaitRegistered() {
        process.awaitReady(START_LIMIT, settings::isRegistered);
    }

    /** Its identifier at the installation. */
    public UUID id() {
        return UUID.fromString(read(settings.state()).path("node").asText());
    }

    private static JsonNode read(Path state) {
        try {
            return new ObjectMapper().readTree(Files.readAllBytes(state));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens. */
    public URI address() {
        return settings.address();
    }

    /** The process, to be killed and looked at. */
    public ManagedProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }
}
