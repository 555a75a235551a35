package org.codexfield.server;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/**
 * A portal on PostgreSQL where people can sign in at a real Keycloak too, with the sample
 * organisations. It starts with the first test that asks, and stops with the virtual machine.
 */
public final class ProviderPortal {

    private static final class Holder {
        private static final ProviderPortal SHARED = new ProviderPortal();
    }

    private final Path folder = RunningPortal.emptyFolder("provider");
    private final MailSink mail = MailSink.start(folder.resolve("mail"));
    private final int keycloakPort = FreePorts.one();
    private final PostgresServer database;
    private final WildFlyServer server;
    private final URI address;
    private KeycloakServer keycloak;

    private ProviderPortal() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-provider-portal"));
        database =
                PostgresServer.start(
                        folder.resolve("database"),
                        FreePorts.one(),
                        Path.of("../config/postgresql/create-database.sql"));
        var settings =
                RunningPortal.settings("provider/wildfly")
                        .with(mail.environment())
                        .with(database.environment());
        address = URI.create("http://localhost:" + settings.httpPort());
        keycloak = startKeycloak();
        server =
                WildFlyServer.start(
                        settings.with(
                                Map.of(
                                        "CODEXFIELD_PUBLIC_URL", address.toString(),
                                        "CODEXFIELD_LIMIT_LOGIN", "10000",
                                        "CODEXFIELD_OIDC_ISSUER", keycloak.issuer().toString(),
                                        "CODEXFIELD_OIDC_CLIENT_ID", "codexfield",
                                        "CODEXFIELD_OIDC_CLIENT_SECRET", "codexfield-secret",
                                        "CODEXFIELD_OIDC_ROLES_CLAIM", "codexfield_roles")));
        new SampleOrganisations()
                .load(new SampleData.NewPortal(address, server.process().log(), mail));
    }

    /** The one of this virtual machine. */
    public static ProviderPortal shared() {
        return Holder.SHARED;
    }

    private KeycloakServer startKeycloak() {
        return KeycloakServer.start(
                Path.of(System.getProperty("codexfield.keycloak")),
                folder.resolve("keycloak"),
                Path.of(System.getProperty("codexfield.realm")),
                keycloakPort,
                address);
    }

    /** Its identity provider, started again if a test has killed it. */
    public synchronized KeycloakServer keycloak() {
        if (!keycloak.process().isAlive()) {
            keycloak = startKeycloak();
        }
        return keycloak;
    }

    /** Its address, without a slash at the end. */
    public URI address() {
        return address;
    }

    /** Its database, as the portal itself connects to it. */
    public Connection connect() throws SQLException {
        var login = database.environment();
        return DriverManager.getConnection(
                login.get("CODEXFIELD_DB_URL"),
                login.get("CODEXFIELD_DB_USER"),
                login.get("CODEXFIELD_DB_PASSWORD"));
    }

    private void stop() {
        server.stop();
        keycloak.stop();
        database.stop();
        mail.close();
    }
}
