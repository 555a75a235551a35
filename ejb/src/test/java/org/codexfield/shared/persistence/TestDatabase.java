package org.codexfield.shared.persistence;

import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;

/**
 * A fresh database with the application's schema, reached as the server reaches it: migrated by the
 * migrator, used by the application's user, with {@link Sql} and JPA in one transaction.
 *
 * <pre>{@code
 * var database = TestDatabase.h2(); // or postgresql()
 * var invitations = new JpaInvitations(database.entityManager());
 * database.inTransaction(() -> invitations.add(anInvitation()));
 * assertThat(database.sql().number("SELECT count(*) FROM identity.invitation", List.of())).isOne();
 * }</pre>
 */
public final class TestDatabase implements AutoCloseable {

    private static final String APPLICATION = "codexfield";
    private static final String MIGRATOR = "codexfield_migrator";
    // only an administrator, as the migrator is in H2, may say this
    private static final String KEPT_OPEN = ";DB_CLOSE_DELAY=-1";

    private static final int MAX_CONNECTIONS = 20;

    private final DataSource migrator;
    private final JoinedDataSource application;
    private final TestEntityManagers entityManagers;
    private final JdbcConnectionPool pool;
    private final Runnable drop;

    private TestDatabase(DataSource migrator, JdbcConnectionPool application, Runnable drop) {
        this.migrator = migrator;
        application.setMaxConnections(MAX_CONNECTIONS);
        this.pool = application;
        this.application = new JoinedDataSource(application);
        this.entityManagers = new TestEntityManagers(this.application);
        this.drop = drop;
    }

    /** A new H2 in memory. */
    public static TestDatabase h2() {
        return h2(unmigratedH2());
    }

    /** A new H2 in a file, as a server has it, for what would fill the memory. */
    public static TestDatabase h2(Path file) {
        return h2(unmigratedH2("file:" + file.toAbsolutePath()));
    }

    private static TestDatabase h2(JdbcDataSource migrator) {
        new Migrations(migrator, APPLICATION, APPLICATION).migrate();
        var application = new JdbcDataSource();
        application.setUrl(migrator.getUrl().replace(KEPT_OPEN, ""));
        application.setUser(APPLICATION);
        application.setPassword(APPLICATION);
        return new TestDatabase(
                migrator,
                JdbcConnectionPool.create(application),
                () -> new Sql(migrator).update("SHUTDOWN IMMEDIATELY", List.of()));
    }

    /** A new database in this JVM's PostgreSQL. */
    public static TestDatabase postgresql() {
        var name = TestPostgres.createMigrated();
        return new TestDatabase(
                TestPostgres.source(name, MIGRATOR),
                TestPostgres.pool(name, APPLICATION),
                () -> TestPostgres.drop(name));
    }

    /** An H2 in memory before its first migration; the migrator's. */
    static JdbcDataSource unmigratedH2() {
        return unmigratedH2("mem:" + UUID.randomUUID());
    }

    private static JdbcDataSource unmigratedH2(String where) {
        var migrator = new JdbcDataSource();
        migrator.setUrl(
                "jdbc:h2:"
                        + where
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                        + ";TIME ZONE=UTC"
                        + KEPT_OPEN);
        migrator.setUser(MIGRATOR);
        migrator.setPassword(MIGRATOR);
        return migrator;
    }

    /** Connects as the owner of the tables, outside of {@link #inTransaction}. */
    public DataSource migrator() {
        return migrator;
    }

    /** Connects as the application's user and joins {@link #inTransaction}. */
    public DataSource application() {
        return application;
    }

    /** Statements of the application's user, joining {@link #inTransaction}. */
    public Sql sql() {
        return new Sql(application);
    }

    /**
     * The entity manager of the running transaction, as a container would inject it. It knows the
     * classes that {@code META-INF/persistence.xml} lists.
     */
    public EntityManager entityManager() {
        return entityManagers.joined();
    }

    /** Runs in one transaction; what it throws rolls all back and is thrown on. */
    public <T> T inTransaction(Callable<T> work) {
        try {
            return application.inTransaction(() -> entityManagers.inTransaction(work));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("The transaction failed", e);
        }
    }

    /** Runs in one transaction; what it throws rolls all back and is thrown on. */
    public void inTransaction(Runnable work) {
        inTransaction(
                () -> {
                    work.run();
                    return Map.of();
                });
    }

    /** Whether this thread runs a transaction. */
    public boolean isInTransaction() {
        return application.isInTransaction();
    }

    /** How many statements this makes in its transactions. */
    public long statements(Runnable work) {
        long before = application.prepared();
        work.run();
        return application.prepared() - before;
    }

    /** Drops the database. */
    @Override
    public void close() {
        entityManagers.close();
        pool.dispose();
        drop.run();
    }
}
