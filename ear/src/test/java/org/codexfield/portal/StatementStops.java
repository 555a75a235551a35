package org.codexfield.portal;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.codexfield.server.PostgresServer;

/**
 * Makes transactions stop at named statements, each behind what it has written so far: triggers of
 * the test's own wait for a lock that the test holds. The product knows nothing of it.
 */
final class StatementStops implements AutoCloseable {

    /** How long the server may take for anything. */
    static final Duration LIMIT = Duration.ofMinutes(2);

    private final Connection connection;
    private int locks;

    /**
     * Before anything stops: a trigger is made when nobody writes.
     *
     * @param statements such as {@code INSERT capsules.seal}, or {@code COMMIT capsules.seal} for
     *     the end of a transaction that inserted there
     */
    StatementStops(PostgresServer database, Set<String> statements) throws SQLException {
        var as = database.environment();
        connection =
                DriverManager.getConnection(
                        database.url(),
                        as.get("CODEXFIELD_DB_MIGRATOR_USER"),
                        as.get("CODEXFIELD_DB_MIGRATOR_PASSWORD"));
        execute("CREATE SCHEMA stops");
        execute("CREATE TABLE stops.armed (statement TEXT PRIMARY KEY, lock INTEGER NOT NULL)");
        execute("GRANT USAGE ON SCHEMA stops TO codexfield");
        execute(
                "CREATE FUNCTION stops.stop() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS"
                        + " $$ BEGIN PERFORM pg_advisory_xact_lock(a.lock) FROM stops.armed a WHERE"
                        + " a.statement = TG_ARGV[0]; RETURN NULL; END $$");
        statements.stream().sorted().forEach(this::addTrigger);
    }

    private void addTrigger(String statement) {
        var words = statement.split(" ", -1);
        boolean atEnd = words[0].equals("COMMIT");
        execute(
                "CREATE "
                        + (atEnd ? "CONSTRAINT " : "")
                        + "TRIGGER stop_"
                        + words[0]
                        + " AFTER "
                        + (atEnd ? "INSERT" : words[0])
                        + " ON "
                        + words[1]
                        + (atEnd ? " DEFERRABLE INITIALLY DEFERRED" : "")
                        + " FOR EACH ROW EXECUTE FUNCTION stops.stop('"
                        + statement
                        + "')");
    }

    /** Starts something that gets no further than a statement, and returns when it is there. */
    void stopAt(String statement, Runnable started) {
        locks++;
        execute("SELECT pg_advisory_lock(" + locks + ")");
        execute("INSERT INTO stops.armed VALUES ('" + statement + "', " + locks + ")");
        started.run();
        await(statement).atMost(LIMIT).until(() -> waiting(locks) > 0);
        // whoever comes by now goes on
        execute("DELETE FROM stops.armed");
    }

    private long waiting(int lock) {
        return number(
                "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
                        + " AND objid = "
                        + lock);
    }

    /** Lets go what waits: whose server is dead finds that out, and is undone. */
    void release() {
        execute("SELECT pg_advisory_unlock_all()");
        await("no connection of the killed server")
                .atMost(LIMIT)
                .until(
                        () ->
                                number(
                                                "SELECT count(*) FROM pg_stat_activity"
                                                        + " WHERE usename = 'codexfield'")
                                        == 0);
    }

    /** What a query counts. */
    long number(String query) {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    private void execute(String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
