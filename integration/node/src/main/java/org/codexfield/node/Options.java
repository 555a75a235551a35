package org.codexfield.node;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.codexfield.evidence.verify.VerificationKey;
import org.codexfield.node.http.NodeServer;
import org.codexfield.node.installation.Stock;
import org.codexfield.shared.DomainException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options, and the rules that they must keep. */
final class Options {

    private static final long MIB = 1L << 20;
    private static final Pattern REGION = Pattern.compile("[A-Z]{2}(?:-[A-Z0-9]{1,3})?");
    private static final Pattern SLUG = Pattern.compile("[a-z](?:-?[a-z0-9])+");

    /** How much more than its body a call needs, at most. */
    private static final int MEMORY_OF_BODY = 6;

    private static final int MAX_PORT = 65_535;
    private static final int MAX_CAPACITY = 1_000;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");
    private static final Set<String> ANY_ADDRESS = Set.of("0.0.0.0", "::", "[::]");

    @Option(
            names = "--installation",
            required = true,
            paramLabel = "URL",
            description = "Public address of the installation, as its DIDs name it.")
    private String installation = "";

    @Option(
            names = "--installation-key",
            split = ",",
            paramLabel = "MULTIBASE",
            description = {
                "Only this key of the installation counts, whatever its DID document says;",
                "several are parted by commas."
            })
    private List<String> installationKeys = List.of();

    @Option(
            names = "--operator",
            required = true,
            paramLabel = "SLUG",
            description = "Short name of the organisation that runs this node.")
    private String operator = "";

    @Option(
            names = "--region",
            required = true,
            paramLabel = "CODE",
            description = "Where this node stands, for example CH or EU.")
    private String region = "";

    @Option(
            names = "--api-key-file",
            paramLabel = "FILE",
            description = {
                "Holds an API key with the role node-operator. Needed to register,",
                "and to change endpoint or region; not afterwards."
            })
    private @Nullable Path apiKeyFile;

    @Option(
            names = "--data",
            defaultValue = "codexfield-node",
            paramLabel = "FOLDER",
            description = "Key, manifests and content (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("");

    @Option(
            names = "--bind",
            defaultValue = "127.0.0.1",
            paramLabel = "ADDRESS",
            description = "Address to listen on (default: ${DEFAULT-VALUE}).")
    private String bind = "";

    @Option(
            names = "--port",
            defaultValue = "8470",
            description = "Port to listen on (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "Where gateways reach this node (default: where it listens).")
    private @Nullable String endpoint;

    @Option(
            names = "--capacity",
            defaultValue = "8",
            description = "Calls served at once (default: ${DEFAULT-VALUE}).")
    private int capacity;

    @Option(
            names = "--queue",
            defaultValue = "64",
            description = "Calls that wait; more are answered 503 (default: ${DEFAULT-VALUE}).")
    private int queue;

    @Option(
            names = "--body-mib",
            defaultValue = "16",
            description = "Largest body of a call to a model (default: ${DEFAULT-VALUE}).")
    private int bodyMib;

    @Option(
            names = "--model-mib",
            defaultValue = "1024",
            description = "Files of all open models together (default: ${DEFAULT-VALUE}).")
    private int modelMib;

    @Option(
            names = "--disk-mib",
            defaultValue = "102400",
            description = "All content together (default: ${DEFAULT-VALUE}).")
    private long diskMib;

    @Option(
            names = "--call-seconds",
            defaultValue = "30",
            description = "Longest computation of a model (default: ${DEFAULT-VALUE}).")
    private int callSeconds;

    @Option(
            names = "--client-seconds",
            defaultValue = "30",
            description = {
                "Within these a body must be there, and 256 KiB of an answer be taken",
                "(default: ${DEFAULT-VALUE})."
            })
    private int clientSeconds;

    @Option(
            names = "--keep-minutes",
            defaultValue = "60",
            description = {
                "How long a version stays that is no longer to be hosted",
                "(default: ${DEFAULT-VALUE})."
            })
    private int keepMinutes;

    /**
     * The settings.
     *
     * @throws SettingIsWrong saying which one is, and how it should be
     */
    NodeSettings settings() throws SettingIsWrong {
        requireBounds();
        var advertised = Optional.<URI>empty();
        if (endpoint != null) {
            advertised = Optional.of(address("--endpoint", endpoint));
        } else if (ANY_ADDRESS.contains(bind)) {
            throw new SettingIsWrong(
                    "With --bind " + bind + " say where gateways reach the node: --endpoint.");
        }
        if (!SLUG.matcher(operator).matches()) {
            throw new SettingIsWrong("--operator is the short name of an organisation.");
        }
        if (!REGION.matcher(region).matches()) {
            throw new SettingIsWrong("--region is a code like CH, EU or US-CA.");
        }
        return new NodeSettings(
                new NodeSettings.Place(
                        confidential("--installation", installation),
                        pinned(),
                        operator,
                        region,
                        advertised,
                        Optional.ofNullable(apiKeyFile)),
                data.toAbsolutePath(),
                new NodeServer.Bounds(
                        bind,
                        port,
                        capacity,
                        queue,
                        Math.toIntExact(bodyMib * MIB),
                        Duration.ofSeconds(clientSeconds)),
                new NodeSettings.ModelBounds(modelMib * MIB, Duration.ofSeconds(callSeconds)),
                new Stock.Bounds(
                        diskMib * MIB, Duration.ofMinutes(keepMinutes), Duration.ofSeconds(1)),
                Duration.ofSeconds(20));
    }

    private void requireBounds() throws SettingIsWrong {
        requireWithin("--port", port, 0, MAX_PORT);
        requireWithin("--capacity", capacity, 1, MAX_CAPACITY);
        requireWithin("--queue", queue, 0, 10 * MAX_CAPACITY);
        requireWithin("--body-mib", bodyMib, 1, 256);
        requireWithin("--model-mib", modelMib, 1, 1 << 20);
        requireWithin("--disk-mib", diskMib, 1, 1L << 30);
        requireWithin("--call-seconds", callSeconds, 1, 3_600);
        requireWithin("--client-seconds", clientSeconds, 1, 600);
        requireWithin("--keep-minutes", keepMinutes, 0, 525_600);
        long needed = (long) capacity * bodyMib * MEMORY_OF_BODY;
        long heap = Runtime.getRuntime().maxMemory() / MIB;
        if (needed > heap) {
            throw new SettingIsWrong(
                    ("%d calls at once with bodies of %d MiB may need %d MiB of memory, and the"
                                    + " program has %d: lower --capacity or --body-mib, or start it"
                                    + " with java -Xmx%dm.")
                            .formatted(capacity, bodyMib, needed, heap, needed));
        }
    }

    private static void requireWithin(String name, long value, long least, long most)
            throws SettingIsWrong {
        if (value < least || value > most) {
            throw new SettingIsWrong("%s must be %d to %d.".formatted(name, least, most));
        }
    }

    private Set<VerificationKey> pinned() throws SettingIsWrong {
        try {
            return installationKeys.stream()
                    .map(VerificationKey::ofMultikey)
                    .collect(Collectors.toSet());
        } catch (DomainException e) {
            throw new SettingIsWrong(
                    "--installation-key is a public key in multibase: " + e.getMessage());
        }
    }

    /** The API key and the keys of the installation go this way. */
    private static URI confidential(String name, String text) throws SettingIsWrong {
        var address = address(name, text);
        if ("https".equals(address.getScheme()) || LOOPBACK.contains(address.getHost())) {
            return address;
        }
        throw new SettingIsWrong(
                name + " must begin with https://, unless it is this machine: " + LOOPBACK);
    }

    private static URI address(String name, String text) throws SettingIsWrong {
        try {
            var address = new URI(text.replaceAll("/+$", ""));
            boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            if (web
                    && address.getHost() != null
                    && address.getUserInfo() == null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null) {
                return address;
            }
        } catch (URISyntaxException e) {
            throw new SettingIsWrong(name + " is no address: " + e.getMessage());
        }
        throw new SettingIsWrong(name + " is an address like https://portal.example.");
    }
}
