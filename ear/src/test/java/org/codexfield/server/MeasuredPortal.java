package org.codexfield.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** A portal on PostgreSQL to measure: the sample organisations, 512 MB, and no limits of calls. */
public final class MeasuredPortal implements AutoCloseable {

    private static final String MANY = "100000000";

    private final MailSink mail;
    private final PostgresServer database;
    private final WildFlyServer server;
    private final URI address;

    /** Starts one with its files in a folder of this name. */
    public MeasuredPortal(String name) {
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
        address = URI.create("http://localhost:" + settings.httpPort());
        server =
                WildFlyServer.launch(
                        settings.with(
                                Map.of(
                                        "CODEXFIELD_PUBLIC_URL",
                                        address.toString(),
                                        "CODEXFIELD_NODE_LOOPBACK",
                                        "true",
                                        "CODEXFIELD_LIMIT_LOGIN",
                                        MANY,
                                        "CODEXFIELD_LIMIT_CALLER",
                                        MANY)));
        // a server looks for what it is to deploy once, seconds after it was launched
        addBareServlet();
        server.awaitReady("/health/ready");
        new SampleOrganisations()
                .load(new SampleData.NewPortal(address, server.process().log(), mail));
    }

    /** Its address, without a slash at the end. */
    public URI address() {
        return address;
    }

    /** Its database. */
    public PostgresServer database() {
        return database;
    }

    /** Where the servlet to compare with is. */
    public URI bare() {
        return address.resolve("/bare/file");
    }

    private void addBareServlet() {
        var path = BareServlet.class.getName().replace('.', '/') + ".class";
        try (var code = BareServlet.class.getResourceAsStream("/" + path);
                var war =
                        new JarOutputStream(
                                Files.newOutputStream(
                                        server.base().resolve("deployments/bare.war")))) {
            war.putNextEntry(new JarEntry("WEB-INF/classes/" + path));
            code.transferTo(war);
            war.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
        database.stop();
        mail.close();
    }
}
