package org.codexfield.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The servers of one {@code mvn -Prun}: each is noted as soon as it exists, so that the next start
 * can end it should this one be killed, and all are stopped in the reverse order.
 */
final class RunParts {
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final Map<String, String> environment = new HashMap<>();
    private final RunningProcesses processes;
    private final RunFolder folder;
    private final Consumer<String> teller;

    /**
     * @param processes where processes are noted
     * @param folder where servers keep their data
     * @param teller is told what happens
     */
    RunParts(RunningProcesses processes, RunFolder folder, Consumer<String> teller) {
        this.processes = processes;
        this.folder = folder;
        this.teller = teller;
    }

    MailSink startMail(Path mails) {
        var mail = MailSink.start(mails);
        push(mail);
        environment.putAll(mail.environment());
        return mail;
    }

    void startPostgres(Path createDatabase) {
        teller.accept("starting PostgreSQL");
        var database =
                PostgresServer.start(folder.resolve("database"), FreePorts.one(), createDatabase);
        push(database);
        processes.note("postgres", database.pid(), database.startedAt());
        environment.putAll(database.environment());
    }

    /** Its port stays, since accounts are known by the issuer's address. */
    KeycloakServer launchKeycloak(Path home, Path realm, int port, URI portal) {
        teller.accept("starting Keycloak on port " + port);
        var keycloak = KeycloakServer.launch(home, folder.resolve("keycloak"), realm, port, portal);
        push(keycloak);
        note("keycloak", keycloak.process());
        environment.put("CODEXFIELD_OIDC_ISSUER", keycloak.issuer().toString());
        environment.put("CODEXFIELD_OIDC_CLIENT_ID", "codexfield");
        environment.put("CODEXFIELD_OIDC_CLIENT_SECRET", "codexfield-secret");
        return keycloak;
    }

    /** Launches the portal with what the parts before it say how to reach them. */
    WildFlyServer launchPortal(Path home, Path ear, URI address) {
        teller.accept("starting the portal on WildFly");
        environment.put("CODEXFIELD_PUBLIC_URL", address.toString());
        // what is tried out runs on this machine
        environment.put("CODEXFIELD_NODE_LOOPBACK", "true");
        var server =
                WildFlyServer.launch(
                        WildFlyServer.Settings.of(home, folder.resolve("wildfly"), ear)
                                .withPort(address.getPort())
                                .with(environment));
        push(server);
        note("wildfly", server.process());
        return server;
    }

    NodeProcess launchNode(NodeProcess.Settings settings) {
        teller.accept("starting the node of Gridworks on port " + settings.port());
        var node = NodeProcess.launch(settings);
        push(node);
        note("node", node.process());
        return node;
    }

    /** The last one started goes first: the portal, before the database it writes to. */
    synchronized void stop() {
        if (started.isEmpty()) {
            return;
        }
        teller.accept("stopping");
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                teller.accept("could not stop a part: " + e.getMessage());
            }
        }
        processes.clear();
        teller.accept("stopped");
    }

    private synchronized void push(AutoCloseable part) {
        started.push(part);
    }

    private void note(String role, ManagedProcess process) {
        processes.note(role, process.pid(), process.startedAt());
    }
}
