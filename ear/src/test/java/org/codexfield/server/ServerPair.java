package org.codexfield.server;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One installation on two servers: they share PostgreSQL, content, master key and public address,
 * and a reference node serves both.
 *
 * <pre>{@code
 * try (var pair = ServerPair.start("two")) {
 *     get(pair.address(1).resolve("/health/ready"));
 *     pair.kill(0);
 *     pair.restart(0);
 * }
 * }</pre>
 */
public final class ServerPair implements AutoCloseable {

    /** How many servers it has. */
    public static final int SERVERS = 2;

    private static final String MANY = "100000000";
    private static final int KEY_BYTES = 32;

    private final MailSink mail;
    private final PostgresServer database;
    private final List<WildFlyServer.Settings> settings = new ArrayList<>();
    private final List<WildFlyServer> servers = new ArrayList<>();
    private final NodeProcess node;

    private ServerPair(String name) {
        var folder = RunningPortal.emptyFolder(name);
        mail = MailSink.start(folder.resolve("mail"));
        database =
                PostgresServer.start(
                        folder.resolve("database"),
                        FreePorts.one(),
                        Path.of("../config/postgresql/create-database.sql"));
        var first = RunningPortal.settings(name + "/wildfly-0");
        var portal = URI.create("http://localhost:" + first.httpPort());
        var shared = shared(folder, portal);
        settings.add(first.with(shared));
        settings.add(RunningPortal.settings(name + "/wildfly-1").with(shared));
        servers.add(WildFlyServer.start(settings.get(0)));
        // the second starts while the first is filled
        servers.add(WildFlyServer.launch(settings.get(1)));
        new SampleOrganisations()
                .load(new SampleData.NewPortal(portal, servers.get(0).process().log(), mail));
        var ofNode =
                NodeProcess.settings(portal, name + "/node").with("--capacity=16", "--body-mib=1");
        NodeProcess.keepApiKey(ofNode);
        node = NodeProcess.start(ofNode);
        servers.get(1).awaitReady("/health/ready");
    }

    /** Starts all of it, with its files in a folder of this name. */
    public static ServerPair start(String name) {
        return new ServerPair(name);
    }

    private Map<String, String> shared(Path folder, URI portal) {
        var key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        var all = new HashMap<>(mail.environment());
        all.putAll(database.environment());
        all.put("CODEXFIELD_PUBLIC_URL", portal.toString());
        all.put("CODEXFIELD_CONTENT_DIR", folder.resolve("content").toString());
        all.put("CODEXFIELD_MASTER_KEY", Base64.getEncoder().encodeToString(key));
        all.put("CODEXFIELD_NODE_LOOPBACK", "true");
        all.put("CODEXFIELD_LIMIT_LOGIN", MANY);
        all.put("CODEXFIELD_LIMIT_CALLER", MANY);
        return all;
    }

    /** Where a server is, without a slash at the end; the first is where the public address is. */
    public URI address(int server) {
        return URI.create("http://localhost:" + settings.get(server).httpPort());
    }

    /** The database of both. */
    public PostgresServer database() {
        return database;
    }

    /** The node. */
    public NodeProcess node() {
        return node;
    }

    /** Ends a server at once, as {@code kill -9} does. */
    public void kill(int server) {
        servers.get(server).kill();
    }

    /** Starts a server that was killed, and waits until it is ready. */
    public void restart(int server) {
        servers.set(server, WildFlyServer.start(settings.get(server)));
    }

    @Override
    public void close() {
        node.close();
        servers.forEach(WildFlyServer::stop);
        database.stop();
        mail.close();
    }
}
