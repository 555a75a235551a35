package org.codexfield.server;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The program behind {@code mvn -Prun}: starts the portal with all it needs, loads sample data into
 * a new database, says where it is, and stops everything at Ctrl-C.
 *
 * <p>Properties: {@code port} (8080), {@code reset} starts afresh, {@code codexfield.run.postgres}
 * and {@code codexfield.run.keycloak} add those servers.
 */
public final class Launcher {
    /** The mail server tells of every new address; held here, since loggers are else forgotten. */
    private static final Logger MAIL_SERVER = Logger.getLogger("com.icegreen.greenmail");

    private final Places places;
    private final int port = Integer.getInteger("port", 8080);
    private final boolean postgres = Boolean.getBoolean("codexfield.run.postgres");
    private final RunFolder folder;
    private final RunningProcesses processes;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    /**
     * Where things are.
     *
     * @param workingCopy data go into its folder .run
     * @param wildFlyHome the provisioned server
     * @param keycloakHome the identity provider, there only when it is wanted
     * @param ear the application
     */
    record Places(Path workingCopy, Path wildFlyHome, Path keycloakHome, Path ear) {}

    private Launcher(Places places) {
        this.places = places;
        this.folder =
                new RunFolder(places.workingCopy().resolve(postgres ? ".run/postgres" : ".run/h2"));
        this.processes = new RunningProcesses(places.workingCopy().resolve(".run/processes"));
    }

    /** Arguments: working copy, provisioned WildFly, Keycloak, EAR. */
    public static void main(String[] arguments) throws InterruptedException {
        var places =
                new Places(
                        Path.of(arguments[0]).toAbsolutePath().normalize(),
                        Path.of(arguments[1]).toAbsolutePath(),
                        Path.of(arguments[2]).toAbsolutePath(),
                        Path.of(arguments[3]).toAbsolutePath());
        MAIL_SERVER.setLevel(Level.WARNING);
        var launcher = new Launcher(places);
        try {
            launcher.run();
        } finally {
            launcher.stop();
        }
    }

    private void run() throws InterruptedException {
        processes
                .livingLauncher()
                .ifPresent(
                        pid -> {
                            throw new IllegalStateException(
                                    "CodexField already runs from this working copy, process "
                                            + pid);
                        });
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
        var address = URI.create("http://localhost:" + port);
        folder.bindTo(address);
        processes.noteSelf();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-portal"));
        var mail = MailSink.start(mailFolder());
        started.push(mail);
        var server = startAll(address, mail);
        SampleData samples = new SampleOrganisations();
        if (!folder.hasSampleData()) {
            say("loading sample data");
            samples.load(new SampleData.NewPortal(address, server.process().log(), mail));
            folder.noteSampleData();
        }
        announce(address, samples.accounts());
        int code = server.process().awaitEnd();
        throw new IllegalStateException(
                "the server ended by itself with code " + code + ", see " + server.process().log());
    }

    private WildFlyServer startAll(URI address, MailSink mail) {
        Map<String, String> environment = new HashMap<>(mail.environment());
        environment.put("CODEXFIELD_PUBLIC_URL", address.toString());
        if (postgres) {
            environment.putAll(startPostgres());
        }
        if (Boolean.getBoolean("codexfield.run.keycloak")) {
            environment.putAll(startKeycloak(address));
        }
        say("starting the portal on WildFly");
        var settings =
                WildFlyServer.Settings.of(
                                places.wildFlyHome(), folder.resolve("wildfly"), places.ear())
                        .withPort(port)
                        .with(environment);
        var server = WildFlyServer.launch(settings);
        started.push(server);
        processes.note("wildfly", server.process().pid(), server.process().startedAt());
        server.awaitReady("/health/ready");
        return server;
    }

    private Map<String, String> startPostgres() {
        say("starting PostgreSQL");
        var database =
                PostgresServer.start(
                        folder.resolve("database"),
                        FreePorts.one(),
                        places.workingCopy().resolve("config/postgresql/create-database.sql"));
        started.push(database);
        processes.note("postgres", database.pid(), database.startedAt());
        return database.environment();
    }

    /** Its port stays, since accounts are known by the issuer's address. */
    private Map<String, String> startKeycloak(URI address) {
        say("starting Keycloak");
        var keycloak =
                KeycloakServer.start(
                        places.keycloakHome(),
                        folder.resolve("keycloak"),
                        places.workingCopy().resolve("config/keycloak/codexfield.json"),
                        Integer.getInteger("keycloak.port", 8180),
                        address);
        started.push(keycloak);
        processes.note("keycloak", keycloak.process().pid(), keycloak.process().startedAt());
        return Map.of(
                "CODEXFIELD_OIDC_ISSUER", keycloak.issuer().toString(),
                "CODEXFIELD_OIDC_CLIENT_ID", "codexfield",
                "CODEXFIELD_OIDC_CLIENT_SECRET", "codexfield-secret");
    }

    private void announce(URI address, List<SampleData.Account> accounts) {
        double seconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
        say("");
        say("CodexField is at " + address);
        for (var account : accounts) {
            say("  %-34s %-18s %s".formatted(account.login(), account.password(), account.what()));
        }
        say("Mail is not sent, but written to " + mailFolder());
        say("Data are kept in " + folder.resolve("") + "; start with -Dreset to begin afresh.");
        say("ready after %.1f s; stop with Ctrl-C".formatted(seconds));
    }

    private Path mailFolder() {
        return places.workingCopy().resolve(".run/mail");
    }

    /** The last one started goes first: the portal, before the database it writes to. */
    private synchronized void stop() {
        if (started.isEmpty()) {
            return;
        }
        say("stopping");
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                say("could not stop a part: " + e.getMessage());
            }
        }
        processes.clear();
        say("stopped");
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
