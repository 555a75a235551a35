package org.codexfield.server;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The program behind {@code mvn -Prun}: starts the portal with all it needs, loads sample data into
 * a new database, says where it is, and stops everything at Ctrl-C.
 *
 * <p>Properties: {@code port} (8080), {@code reset} starts afresh, {@code codexfield.run.postgres}
 * and {@code codexfield.run.keycloak} add those servers, the latter on {@code keycloak.port}
 * (8180).
 */
public final class Launcher {
    /** The mail server tells of every new address; held here, since loggers are else forgotten. */
    private static final Logger MAIL_SERVER = Logger.getLogger("com.icegreen.greenmail");

    /** What the portal ends with at Ctrl-C, which it gets as well, and when it is asked to end. */
    private static final Set<Integer> ASKED_TO_END = Set.of(130, 143);

    private final Places places;
    private final int port = Integer.getInteger("port", 8080);
    private final boolean postgres = Boolean.getBoolean("codexfield.run.postgres");
    private final RunFolder folder;
    private final RunningProcesses processes;
    private final RunParts parts;

    /**
     * Where things are.
     *
     * @param workingCopy data go into its folder .run
     * @param wildFlyHome the provisioned server
     * @param keycloakHome the identity provider, there only when it is wanted
     * @param ear the application
     * @param node the reference node's jar
     */
    record Places(Path workingCopy, Path wildFlyHome, Path keycloakHome, Path ear, Path node) {}

    private Launcher(Places places) {
        this.places = places;
        this.folder =
                new RunFolder(places.workingCopy().resolve(postgres ? ".run/postgres" : ".run/h2"));
        this.processes = new RunningProcesses(places.workingCopy().resolve(".run/processes"));
        this.parts = new RunParts(processes, folder, Launcher::say);
    }

    /** Arguments: working copy, provisioned WildFly, Keycloak, EAR, node. */
    public static void main(String[] arguments) throws InterruptedException {
        var places =
                new Places(
                        Path.of(arguments[0]).toAbsolutePath().normalize(),
                        Path.of(arguments[1]).toAbsolutePath(),
                        Path.of(arguments[2]).toAbsolutePath(),
                        Path.of(arguments[3]).toAbsolutePath(),
                        Path.of(arguments[4]).toAbsolutePath());
        MAIL_SERVER.setLevel(Level.WARNING);
        var launcher = new Launcher(places);
        try {
            launcher.run();
        } finally {
            launcher.parts.stop();
        }
    }

    private void run() throws InterruptedException {
        clearTheWay();
        var address = URI.create("http://localhost:" + port);
        folder.bindTo(address);
        processes.noteSelf();
        Runtime.getRuntime().addShutdownHook(new Thread(parts::stop, "stop-portal"));
        var mail = parts.startMail(mailFolder());
        var node = new SampleNode(parts, places.node(), folder.resolve("node"), address);
        node.launchAgain();
        var server = startServers(address);
        SampleData samples = new SampleStory(Launcher::say, node);
        if (!folder.hasSampleData()) {
            say("loading sample data");
            samples.load(new SampleData.NewPortal(address, server.process().log(), mail));
            folder.noteSampleData();
        }
        node.launchIfNeeded();
        announce(address, samples.accounts(), node);
        int code = server.process().awaitEnd();
        if (!ASKED_TO_END.contains(code)) {
            throw new IllegalStateException(
                    "the server ended by itself with code %d, see %s"
                            .formatted(code, server.process().log()));
        }
    }

    private void clearTheWay() {
        var other = processes.livingLauncher();
        if (other.isPresent()) {
            throw new IllegalStateException(
                    "CodexField already runs from this working copy, process " + other.get());
        }
        say("");
        for (String leftover : processes.endLeftovers()) {
            say("ended what an earlier start left behind: " + leftover);
        }
        if (folder.isUnfinished()) {
            say("the first start was interrupted before the sample data were in");
        }
        if (isSet("reset") || folder.isUnfinished()) {
            say("starting afresh");
            folder.reset();
        }
    }

    private WildFlyServer startServers(URI address) {
        Optional<KeycloakServer> keycloak = Optional.empty();
        if (Boolean.getBoolean("codexfield.run.keycloak")) {
            keycloak =
                    Optional.of(
                            parts.launchKeycloak(
                                    places.keycloakHome(),
                                    places.workingCopy().resolve("config/keycloak/codexfield.json"),
                                    Integer.getInteger("keycloak.port", 8180),
                                    address));
        }
        if (postgres) {
            parts.startPostgres(
                    places.workingCopy().resolve("config/postgresql/create-database.sql"));
        }
        var server = parts.launchPortal(places.wildFlyHome(), places.ear(), address);
        keycloak.ifPresent(KeycloakServer::awaitReady);
        server.awaitReady("/health/ready");
        return server;
    }

    private void announce(URI address, List<SampleData.Account> accounts, SampleNode node) {
        double seconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
        say("");
        say("CodexField is at " + address);
        for (var account : accounts) {
            say("  %-34s %-18s %s".formatted(account.login(), account.password(), account.what()));
        }
        say("A node serves at " + node.address() + ", its log is " + node.log());
        say("Mail is not sent, but written to " + mailFolder());
        say("Data are kept in " + folder.resolve("") + "; start with -Dreset to begin afresh.");
        say("ready after %.1f s; stop with Ctrl-C".formatted(seconds));
    }

    private Path mailFolder() {
        return places.workingCopy().resolve(".run/mail");
    }

    /** True for -Dname and -Dname=true alike. */
    private static boolean isSet(String name) {
        var value = System.getProperty(name);
        return value != null && !value.equals("false");
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
