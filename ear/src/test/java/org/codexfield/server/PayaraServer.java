package org.codexfield.server;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The portal on a Payara: a domain of its own, set up by the script that IT runs, on PostgreSQL.
 *
 * <p>A domain lives in its folder with all that it writes; the home is only read.
 */
public final class PayaraServer implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final String DOMAIN = "codexfield";

    /**
     * How to run one.
     *
     * @param home the unpacked distribution
     * @param folder for the domain; a domain that is there is replaced
     * @param script {@code config/payara/codexfield.asadmin}
     * @param driver the jar of the PostgreSQL driver
     * @param httpPort on loopback
     * @param environment settings as {@code docs/deploy.md} names them
     */
    public record Settings(
            Path home,
            Path folder,
            Path script,
            Path driver,
            int httpPort,
            Map<String, String> environment) {
        public Settings {
            environment = Map.copyOf(environment);
        }
    }

    private final Settings settings;
    private final List<Integer> ports;
    private ManagedProcess process;

    private PayaraServer(Settings settings, List<Integer> ports) {
        this.settings = settings;
        this.ports = ports;
        this.process = launch();
    }

    /** Makes a domain, starts it, applies the script, restarts it and deploys the application. */
    public static PayaraServer start(Settings settings, Path ear) {
        var ports = new ArrayList<>(FreePorts.several(11));
        ports.set(1, settings.httpPort());
        createDomain(settings, ports);
        var server = new PayaraServer(settings, ports);
        try {
            server.asadmin("multimode", "--file", settings.script().toString());
            server.process.stop();
            server.process = server.launch();
            server.asadmin("deploy", "--name", DOMAIN, ear.toString());
        } catch (IllegalStateException e) {
            server.stop();
            throw e;
        }
        return server;
    }

    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + ports.get(1));
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

    private static void createDomain(Settings settings, List<Integer> ports) {
        Folders.delete(settings.folder().resolve(DOMAIN));
        var names =
                List.of(
                        "jms.port",
                        "domain.jmxPort",
                        "orb.listener.port",
                        "http.ssl.port",
                        "orb.ssl.port",
                        "orb.mutualauth.port",
                        "osgi.shell.telnet.port",
                        "java.debugger.port",
                        "hazelcast.das.port");
        var properties = new ArrayList<String>();
        for (int i = 0; i < names.size(); i++) {
            properties.add(names.get(i) + "=" + ports.get(i + 2));
        }
        run(
                settings,
                "create-domain",
                List.of(
                        "--user",
                        "admin",
                        "create-domain",
                        "--nopassword",
                        "--checkports=false",
                        "--adminport=" + ports.get(0),
                        "--instanceport=" + ports.get(1),
                        "--domaindir=" + settings.folder(),
                        "--domainproperties=" + String.join(":", properties),
                        DOMAIN));
        Folders.copyFile(
                settings.driver(), settings.folder().resolve(DOMAIN + "/lib/postgresql.jar"));
    }

    private ManagedProcess launch() {
        var started =
                ManagedProcess.start(
                        spec(
                                settings,
                                "payara-" + ports.get(1),
                                List.of(
                                        "start-domain",
                                        "--verbose",
                                        "--domaindir=" + settings.folder(),
                                        DOMAIN)));
        var admin = URI.create("http://127.0.0.1:" + ports.get(0) + "/management/domain");
        started.awaitReady(START_LIMIT, HttpProbe.answers(admin, status -> status > 0));
        return started;
    }

    private void asadmin(String... arguments) {
        var command = new ArrayList<>(List.of("--port", Integer.toString(ports.get(0))));
        command.addAll(List.of(arguments));
        run(settings, arguments[0], command);
    }

    private static void run(Settings settings, String name, List<String> arguments) {
        ManagedProcess.run(spec(settings, "payara-" + name, arguments));
    }

    private static ManagedProcess.Spec spec(
            Settings settings, String name, List<String> arguments) {
        var command =
                new ArrayList<>(
                        List.of(
                                Jvm.program(),
                                "-jar",
                                settings.home()
                                        .resolve("glassfish/lib/client/appserver-cli.jar")
                                        .toString()));
        command.addAll(arguments);
        return new ManagedProcess.Spec(
                name,
                command,
                settings.folder(),
                settings.environment(),
                settings.folder().resolve(name + ".log"));
    }
}
