package org.codexfield.shared.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.codexfield.shared.service.DatabaseFacts;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * Brings the schema to the state that this application knows. Runs as the migrator, who owns all
 * tables, and grants the application's user what it needs and no more.
 *
 * <p>Migrations common to all databases are in {@code db/migration}; what differs is in {@code
 * db/h2} or {@code db/postgresql}, numbered behind its common part ({@code V0007.1}). In all of
 * them {@code ${application}} stands for the application's user. The history is kept in the schema
 * {@code installation}.
 */
public final class Migrations {

    private static final String SCHEMA = "installation";
    private static final Pattern USER = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    private final DataSource migrator;
    private final String applicationUser;
    private final String applicationPassword;
    private final List<JavaMigration> inJava;

    /** All migrations that are written in SQL. */
    public Migrations(DataSource migrator, String applicationUser, String applicationPassword) {
        this(migrator, applicationUser, applicationPassword, List.of());
    }

    /**
     * @param migrator connects as the owner of the tables
     * @param applicationUser the user of the application's data source
     * @param applicationPassword its password; used in H2 alone, where this creates the user
     * @param inJava what a context has to do by itself
     */
    public Migrations(
            DataSource migrator,
            String applicationUser,
            String applicationPassword,
            List<JavaMigration> inJava) {
        if (!USER.matcher(applicationUser).matches()) {
            throw new SchemaIsUnusable(
                    "The name of the application's database user must be lower-case letters,"
                            + " digits and underscores, at most 63.");
        }
        this.migrator = migrator;
        this.applicationUser = applicationUser;
        this.applicationPassword = applicationPassword;
        this.inJava = List.copyOf(inJava);
    }

    /**
     * Migrates, or does nothing when the schema is up to date.
     *
     * @return what the schema is in, and its version
     * @throws SchemaIsUnusable if the schema is newer than the application, a migration fails,
     *     failed earlier or was altered since, or the database is neither H2 nor PostgreSQL
     */
    public DatabaseFacts migrate() {
        var vendor = prepare();
        var flyway = configure(vendor.folder()).load();
        try {
            for (var applied : flyway.info().all()) {
                requireUsable(applied, flyway.info().all());
            }
            flyway.migrate();
        } catch (FlywayException e) {
            throw new SchemaIsUnusable(
                    "The schema cannot be brought to the state that this application knows: "
                            + e.getMessage(),
                    e);
        }
        var current = Objects.requireNonNull(flyway.info().current(), "a migrated schema");
        return new DatabaseFacts(
                vendor.product(), vendor.version(), current.getVersion().getVersion());
    }

    /** A product, and the folder of the migrations that are its own. */
    private record Vendor(String product, String version, String folder) {}

    private FluentConfiguration configure(String folder) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(migrator)
                .locations("classpath:db/migration", "classpath:db/" + folder)
                .schemas(SCHEMA)
                .table("schema_history")
                .javaMigrations(inJava.toArray(new JavaMigration[0]))
                .placeholders(Map.of("application", applicationUser))
                .validateMigrationNaming(true)
                .cleanDisabled(true);
    }

    private static void requireUsable(MigrationInfo migration, MigrationInfo[] all) {
        switch (migration.getState()) {
            case FUTURE_SUCCESS, FUTURE_FAILED ->
                    throw new SchemaIsUnusable(
                            "The database has schema version "
                                    + migration.getVersion()
                                    + ", newer than this application, which knows up to "
                                    + newestKnown(all)
                                    + ". Start the newer application, or restore the backup made"
                                    + " before the upgrade.");
            case FAILED ->
                    throw new SchemaIsUnusable(
                            "The migration to schema version "
                                    + migration.getVersion()
                                    + " failed earlier. Restore the backup made before the"
                                    + " upgrade, mend the cause, and start again.");
            default -> {}
        }
    }

    private static String newestKnown(MigrationInfo[] all) {
        return Arrays.stream(all)
                .filter(MigrationInfo::isVersioned)
                .filter(migration -> !migration.getState().name().startsWith("FUTURE"))
                .map(migration -> migration.getVersion().getVersion())
                .reduce("none", (older, newer) -> newer);
    }

    /** Names the database's folder of migrations, and in H2 creates the application's user. */
    private Vendor prepare() {
        try (var connection = migrator.getConnection()) {
            var product = connection.getMetaData().getDatabaseProductName();
            var version = connection.getMetaData().getDatabaseProductVersion();
            return switch (product) {
                case "PostgreSQL" -> new Vendor(product, version, "postgresql");
                case "H2" -> {
                    createUser(connection);
                    yield new Vendor(product, version, "h2");
                }
                default ->
                        throw new SchemaIsUnusable(
                                "The database is "
                                        + product
                                        + "; H2 and PostgreSQL are supported.");
            };
        } catch (SQLException e) {
            throw new SchemaIsUnusable(
                    "The migrator cannot use the database: " + e.getMessage(), e);
        }
    }

    /** A file of H2 brings its users along, so nobody else can have created this one. */
    private void createUser(Connection connection) throws SQLException {
        var password = "'" + applicationPassword.replace("'", "''") + "'";
        var create = "CREATE USER IF NOT EXISTS " + applicationUser + " PASSWORD " + password;
        try (var statement = connection.createStatement()) {
            try {
                statement.execute(create);
            } catch (SQLException e) {
                // H2 looks and adds in two steps, and another server may come between them
                statement.execute(create);
            }
            statement.execute("ALTER USER " + applicationUser + " SET PASSWORD " + password);
        }
    }
}
