package org.codexfield.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** A portal on PostgreSQL to measure: the sample organisations, 512 MB, and no limits of calls. */
public final class MeasuredPortal implements AutoCloseable {

    private static final String MANY = "100000000";

    private final MailSink mail;
    private final PostgresServer database;
    private final WildFlyServer server;
    private final FrontDoor door;
    private final URI behind;

    /** Starts one with its files in a folder of this name. */
    public MeasuredPortal(String name) {
        this(name, UnaryOperator.identity());
    }

    /** The same; nodes see its DID document changed. */
    public MeasuredPortal(String name, UnaryOperator<String> didDocument) {
        var folder = RunningPortal.emptyFolder(name);
        mail = MailSink.start(folder.resolve("mail"));
        database =
                PostgresServer.start(
                        folder.resolve("database"),
                        FreePorts.one(),
                        Path.of("../config/postgresql/create-database.sql"));
        var settings =
                RunningPortal.settings(name + "/wildfly")
                        .with(mail.environment())
                        .with(database.environment())
                        .withOptions(List.of("-Xmx512m"));
        behind = URI.create("http://localhost:" + settings.httpPort());
        door = new FrontDoor(settings.httpPort(), didDocument);
        server =
                WildFlyServer.launch(
                        settings.with(
                                Map.of(
                                        "CODEXFIELD_PUBLIC_URL",
                                        door.address().toString(),
                                        "CODEXFIELD_NODE_LOOPBACK",
                                        "true",
                                        "CODEXFIELD_LIMIT_LOGIN",
                                        MANY,
                                        "CODEXFIELD_LIMIT_CALLER",
                                        MANY)));
        // a server looks for what it is to deploy once, seconds after it was launched
        addServlets(BareServlet.class, SmallServlet.class, ForwardingServlet.class);
        server.awaitReady("/health/ready");
        new SampleOrganisations()
                .load(new SampleData.NewPortal(behind, server.process().log(), mail));
    }

    /** Where its server is, without a slash at the end. */
    public URI address() {
        return behind;
    }

    /** Where the world believes it to be. */
    public URI publicAddress() {
        return door.address();
    }

    /** Its server, to be looked at. */
    public ManagedProcess process() {
        return server.process();
    }

    /** Its database. */
    public PostgresServer database() {
        return database;
    }

    /** Where the servlet to compare with is. */
    public URI bare() {
        return behind.resolve("/bare/file");
    }

    private void addServlets(Class<?>... servlets) {
        try (var war =
                new JarOutputStream(
                        Files.newOutputStream(server.base().resolve("deployments/bare.war")))) {
            for (var servlet : servlets) {
                var path = servlet.getName().replace('.', '/') + ".class";
                try (var code = servlet.getResourceAsStream("/" + path)) {
                    war.putNextEntry(new JarEntry("WEB-INF/classes/" + path));
                    code.transferTo(war);
                    war.closeEntry();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        door.close();
        server.stop();
        database.stop();
        mail.close();
    }
}
