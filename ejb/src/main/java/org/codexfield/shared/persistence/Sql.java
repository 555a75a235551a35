package org.codexfield.shared.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.codexfield.shared.Digest;
import org.codexfield.shared.TextIsUnacceptable;
import org.jspecify.annotations.Nullable;

/**
 * Plain JDBC without its ceremony: positional parameters, rows mapped by a lambda, connections of
 * the application's data source, which take part in the running transaction.
 *
 * <p>Parameters may be {@code String, Integer, Long, Boolean, UUID, byte[], Digest, Instant}.
 */
public final class Sql {

    private final DataSource source;

    /** Speaks to the given source. */
    public Sql(DataSource source) {
        this.source = source;
    }

    /** Maps one row. */
    @FunctionalInterface
    public interface Row<T> {
        /** Reads the current row; does not move the cursor. */
        T map(ResultSet row) throws SQLException;
    }

    /** Does something with a connection. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it; does not close the connection. */
        T on(Connection connection) throws SQLException;
    }

    /**
     * Does what the other methods do not, on a connection that takes part in the running
     * transaction.
     *
     * @param what is done, for the failure
     */
    public <T> T call(String what, Work<T> work) {
        try (var connection = source.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new DatabaseFailed(what, e);
        }
    }

    /** All rows of a query; the query itself bounds how many. */
    public <T> List<T> list(String sql, List<?> parameters, Row<T> row) {
        try (var connection = source.getConnection();
                var statement = prepare(connection, sql, parameters);
                var rows = statement.executeQuery()) {
            var found = new ArrayList<T>();
            while (rows.next()) {
                found.add(row.map(rows));
            }
            return found;
        } catch (SQLException e) {
            throw new DatabaseFailed(sql, e);
        }
    }

    /** The only row of a query, if there is one. */
    public <T> Optional<T> find(String sql, List<?> parameters, Row<T> row) {
        var found = list(sql, parameters, row);
        if (found.size() > 1) {
            throw new IllegalStateException("More than one row: " + sql);
        }
        return found.stream().findFirst();
    }

    /** The number that a query such as {@code SELECT count(*)} returns. */
    public long number(String sql, List<?> parameters) {
        return find(sql, parameters, row -> row.getLong(1)).orElseThrow();
    }

    /** Changes rows, and says how many. */
    public int update(String sql, List<?> parameters) {
        try (var connection = source.getConnection();
                var statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseFailed(sql, e);
        }
    }

    /**
     * Runs one statement for each list of parameters, in one batch.
     *
     * @return how many rows each changed
     */
    public int[] batch(String sql, List<? extends List<?>> rows) {
        if (rows.isEmpty()) {
            return new int[0];
        }
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (var parameters : rows) {
                bind(statement, parameters);
                statement.addBatch();
            }
            return statement.executeBatch();
        } catch (SQLException e) {
            throw new DatabaseFailed(sql, e);
        }
    }

    /** Reads an instant of a {@code TIMESTAMP WITH TIME ZONE} column that is not null. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** Reads an instant of a column that may be null. */
    public static Optional<Instant> optionalInstant(ResultSet row, String column)
            throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    private static PreparedStatement prepare(Connection connection, String sql, List<?> parameters)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        bind(statement, parameters);
        return statement;
    }

    private static void bind(PreparedStatement statement, List<?> parameters) throws SQLException {
        for (int i = 0; i < parameters.size(); i++) {
            statement.setObject(i + 1, column(parameters.get(i)));
        }
    }

    private static @Nullable Object column(@Nullable Object parameter) {
        if (parameter instanceof Instant instant) {
            return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
        }
        if (parameter instanceof Digest digest) {
            return digest.bytes();
        }
        if (parameter instanceof String text && text.indexOf('\0') >= 0) {
            // PostgreSQL has no place for it: what holds one can be neither kept nor found
            throw new TextIsUnacceptable("text", "holding the forbidden character U+0000");
        }
        if (parameter instanceof Timestamp) {
            throw new IllegalArgumentException("Times are instants.");
        }
        return parameter;
    }
}
