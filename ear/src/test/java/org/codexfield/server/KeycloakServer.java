package org.codexfield.server;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A Keycloak in development mode with one realm. The first start from a home takes longer, since
 * Keycloak builds itself then; its data stay in the folder.
 */
public final class KeycloakServer implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(5);

    // kc.sh asks for another collector, and Java takes one only
    private static final String QUICK_START =
            "-XX:TieredStopAtLevel=1 -XX:-UseG1GC -XX:+UseSerialGC";

    private final URI issuer;
    private final ManagedProcess process;

    private KeycloakServer(URI issuer, ManagedProcess process) {
        this.issuer = issuer;
        this.process = process;
    }

    /**
     * Starts one and waits for the realm.
     *
     * @param home the unpacked distribution
     * @param folder for its database and log
     * @param realm the realm's file, imported unless the database has it; its name without
     *     extension is the realm's
     * @param portal the portal's address, which the realm's file refers to
     */
    public static KeycloakServer start(Path home, Path folder, Path realm, int port, URI portal) {
        // the first start writes into the home
        return OneAtATime.holding(
                home.resolveSibling("keycloak.lock"),
                () -> {
                    var server = launch(home, folder, realm, port, portal);
                    server.awaitReady();
                    return server;
                });
    }

    /** Starts one, as {@link #start} does, without waiting for it. */
    public static KeycloakServer launch(Path home, Path folder, Path realm, int port, URI portal) {
        var database =
                "jdbc:h2:file:%s;NON_KEYWORDS=VALUE;DB_CLOSE_ON_EXIT=0"
                        .formatted(folder.resolve("keycloak").toAbsolutePath());
        var command =
                List.of(
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--db-url=" + database);
        var process =
                ManagedProcess.start(
                        new ManagedProcess.Spec(
                                "keycloak-" + port,
                                command,
                                home,
                                environment(realm, portal),
                                folder.resolve("keycloak.log")));
        return new KeycloakServer(issuer(realm, port), process);
    }

    /**
     * Waits until the realm answers.
     *
     * @throws IllegalStateException when it does not; it is stopped then
     */
    public void awaitReady() {
        var wellKnown = URI.create(issuer + "/.well-known/openid-configuration");
        try {
            process.awaitReady(START_LIMIT, HttpProbe.answers(wellKnown, status -> status == 200));
        } catch (IllegalStateException e) {
            stop();
            throw e;
        }
    }

    private static Map<String, String> environment(Path realm, URI portal) {
        return Map.of(
                "JAVA_HOME",
                Jvm.home().toString(),
                "JAVA_OPTS_KC_HEAP",
                "-Xms64m -Xmx512m",
                "JAVA_OPTS_APPEND",
                QUICK_START + " " + importOf(realm),
                "CODEXFIELD_PUBLIC_URL",
                portal.toString(),
                "KC_BOOTSTRAP_ADMIN_USERNAME",
                "admin",
                "KC_BOOTSTRAP_ADMIN_PASSWORD",
                "admin");
    }

    /** The address that names the realm in tokens. */
    public URI issuer() {
        return issuer;
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

    /** What --import-realm does, for a file that need not be copied into the home. */
    private static String importOf(Path realm) {
        return String.join(
                " ",
                "-Dkeycloak.migration.action=import",
                "-Dkeycloak.migration.provider=singleFile",
                "-Dkeycloak.migration.strategy=IGNORE_EXISTING",
                "-Dkeycloak.migration.replace-placeholders=true",
                "-Dkeycloak.migration.file=" + realm.toAbsolutePath());
    }

    private static URI issuer(Path realm, int port) {
        var name = realm.getFileName().toString().replaceFirst("\\.json$", "");
        return URI.create("http://localhost:" + port + "/realms/" + name);
    }
}
