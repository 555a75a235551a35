package org.codexfield.shared.persistence;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Gives the connection of the thread's transaction, as a container's data source does, and a new
 * one, committing each statement, when there is none.
 */
final class JoinedDataSource implements DataSource {

    // the transaction's, as in a container: a user of the connection may not end it
    private static final Set<String> IGNORED =
            Set.of("close", "commit", "rollback", "setAutoCommit", "setTransactionIsolation");

    private final DataSource source;

    @SuppressWarnings("ThreadLocalUsage") // one for each database
    private final ThreadLocal<@Nullable Connection> running = new ThreadLocal<>();

    private final AtomicLong prepared = new AtomicLong();

    JoinedDataSource(DataSource source) {
        this.source = source;
    }

    /** How many statements transactions have made so far. */
    long prepared() {
        return prepared.get();
    }

    <T> T inTransaction(Callable<T> work) throws Exception {
        if (running.get() != null) {
            throw new IllegalStateException("A transaction is running in this thread already");
        }
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            running.set(connection);
            try {
                var result = work.call();
                connection.commit();
                return result;
            } catch (Throwable e) {
                connection.rollback();
                throw e;
            }
        } finally {
            running.remove();
        }
    }

    boolean isInTransaction() {
        return running.get() != null;
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = running.get();
        return connection == null ? source.getConnection() : shared(connection);
    }

    private Connection shared(Connection connection) {
        return (Connection)
                Proxy.newProxyInstance(
                        JoinedDataSource.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, arguments) -> {
                            if (IGNORED.contains(method.getName())) {
                                return null;
                            }
                            if (method.getName().equals("prepareStatement")) {
                                prepared.incrementAndGet();
                            }
                            try {
                                return method.invoke(connection, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() throws SQLException {
        return source.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        source.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        source.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return source.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return source.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return source.isWrapperFor(type);
    }
}
