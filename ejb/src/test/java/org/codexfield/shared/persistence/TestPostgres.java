package org.codexfield.shared.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.ds.common.BaseDataSource;

/** The one PostgreSQL of this JVM: the real binaries, started when first asked for. */
final class TestPostgres {

    private static final String APPLICATION = "codexfield";
    private static final String MIGRATOR = "codexfield_migrator";
    private static final String TEMPLATE = "codexfield_template";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestPostgres() {}

    /** Starts lazily, and stops with the JVM. */
    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                var server = EmbeddedPostgres.start();
                var admin = new Sql(server.getPostgresDatabase());
                for (var user : List.of(APPLICATION, MIGRATOR)) {
                    admin.update(
                            "CREATE ROLE " + user + " LOGIN PASSWORD '" + user + "'", List.of());
                }
                admin.update("CREATE DATABASE " + TEMPLATE + " OWNER " + MIGRATOR, List.of());
                new Migrations(
                                source(server, TEMPLATE, MIGRATOR),
                                APPLICATION,
                                "the user exists already")
                        .migrate();
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL did not start", e);
            }
        }
    }

    /** Makes a copy of the migrated template: faster than migrating again, and the same. */
    static String createMigrated() {
        return create(" TEMPLATE " + TEMPLATE);
    }

    /** Makes an empty database. */
    static String createEmpty() {
        return create("");
    }

    private static String create(String template) {
        var name = "test_" + COUNT.incrementAndGet();
        admin().update("CREATE DATABASE " + name + " OWNER " + MIGRATOR + template, List.of());
        return name;
    }

    static void drop(String name) {
        admin().update("DROP DATABASE " + name + " WITH (FORCE)", List.of());
    }

    /** Keeps connections open, as a server does: a new one costs more than most statements. */
    static JdbcConnectionPool pool(String database, String user) {
        var source = new PGConnectionPoolDataSource();
        configure(source, Server.RUNNING, database, user);
        return JdbcConnectionPool.create(source);
    }

    static DataSource source(String database, String user) {
        return source(Server.RUNNING, database, user);
    }

    private static Sql admin() {
        return new Sql(Server.RUNNING.getPostgresDatabase());
    }

    private static DataSource source(EmbeddedPostgres server, String database, String user) {
        var source = new PGSimpleDataSource();
        configure(source, server, database, user);
        return source;
    }

    private static void configure(
            BaseDataSource source, EmbeddedPostgres server, String database, String user) {
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {server.getPort()});
        source.setDatabaseName(database);
        source.setUser(user);
        source.setPassword(user);
        try {
            source.setProperty("reWriteBatchedInserts", "true");
        } catch (SQLException e) {
            throw new IllegalStateException("The driver must know its own property", e);
        }
    }
}
