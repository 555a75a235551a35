package org.codexfield.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * A PostgreSQL with the portal's database and its two users, made by the script that IT runs.
 *
 * <p>Unlike the library's default it is durable: what it has committed survives {@link #kill()}.
 */
public final class PostgresServer implements AutoCloseable {
    private static final String DATABASE = "codexfield";
    private static final String APP_PASSWORD = "app-secret";
    private static final String MIGRATOR_PASSWORD = "migrator-secret";

    /** The library tells every step; held here, since loggers are otherwise forgotten. */
    private static final Logger LIBRARY = Logger.getLogger("io.zonky.test");

    static {
        LIBRARY.setLevel(Level.WARNING);
    }

    private static final Duration START_LIMIT = Duration.ofMinutes(1);

    private final Path data;
    private final int port;
    private EmbeddedPostgres postgres;

    private PostgresServer(Path data, int port) {
        this.data = data;
        this.port = port;
        this.postgres = launch();
    }

    /**
     * Starts one whose data stay in the folder, and creates the database when it is new.
     *
     * @param data the data folder, created when missing
     * @param createDatabase the script {@code config/postgresql/create-database.sql}
     */
    public static PostgresServer start(Path data, int port, Path createDatabase) {
        var server = new PostgresServer(data.toAbsolutePath(), port);
        server.createDatabaseUnlessThere(createDatabase);
        return server;
    }

    /** Settings that make a portal use this database. */
    public Map<String, String> environment() {
        return Map.of(
                "CODEXFIELD_DB_DRIVER",
                "postgresql",
                "CODEXFIELD_DB_URL",
                url(),
                "CODEXFIELD_DB_USER",
                "codexfield",
                "CODEXFIELD_DB_PASSWORD",
                APP_PASSWORD,
                "CODEXFIELD_DB_MIGRATOR_USER",
                "codexfield_migrator",
                "CODEXFIELD_DB_MIGRATOR_PASSWORD",
                MIGRATOR_PASSWORD);
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    /** A connection of whoever may change everything; the caller closes it. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), "codexfield_migrator", MIGRATOR_PASSWORD);
    }

    /** Ends it at once, as {@code kill -9} does; {@link #restart()} brings it back. */
    public void kill() {
        var postmaster = ProcessHandle.of(pid()).orElseThrow();
        var backends = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        postmaster.onExit().join();
        backends.forEach(ProcessHandle::destroyForcibly);
        backends.forEach(backend -> backend.onExit().join());
        stop();
    }

    /** Starts it again on the same port and data. */
    public void restart() {
        postgres = launch();
    }

    public void stop() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot stop PostgreSQL in " + data, e);
        }
    }

    /** The process that owns all others of this server. */
    public long pid() {
        try (var lines = Files.lines(data.resolve("postmaster.pid"))) {
            return Long.parseLong(lines.findFirst().orElseThrow().strip());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL in " + data + " does not run", e);
        }
    }

    /** When that process was started. */
    public Instant startedAt() {
        return ProcessHandle.of(pid())
                .flatMap(process -> process.info().startInstant())
                .orElse(Instant.EPOCH);
    }

    @Override
    public void close() {
        stop();
    }

    private EmbeddedPostgres launch() {
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .setPGStartupWait(START_LIMIT)
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setLocaleConfig("locale", "C")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start PostgreSQL in " + data, e);
        }
    }

    private void createDatabaseUnlessThere(Path script) {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            var found =
                    statement.executeQuery(
                            "SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'");
            if (found.next()) {
                return;
            }
            for (String command : commands(script)) {
                statement.execute(command);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the database by " + script, e);
        }
    }

    /** The script is written for psql, whose variables are filled in here. */
    private static Iterable<String> commands(Path script) {
        try (var lines = Files.lines(script)) {
            var text =
                    lines.filter(line -> !line.startsWith("--"))
                            .collect(Collectors.joining("\n"))
                            .replace(":'migrator_password'", "'" + MIGRATOR_PASSWORD + "'")
                            .replace(":'app_password'", "'" + APP_PASSWORD + "'");
            return Arrays.stream(text.split(";\n?", -1))
                    .map(String::strip)
                    .filter(command -> !command.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + script, e);
        }
    }
}
