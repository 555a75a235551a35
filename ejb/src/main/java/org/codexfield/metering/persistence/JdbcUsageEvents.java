package org.codexfield.metering.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.codexfield.metering.NodeId;
import org.codexfield.metering.ReceiptId;
import org.codexfield.metering.model.UsageEvents;
import org.codexfield.shared.Digest;
import org.codexfield.shared.persistence.Sql;

@Dependent
class JdbcUsageEvents implements UsageEvents {

    private static final String COLUMNS =
            "INSERT INTO metering.usage_event (source_id, batch_id, event_id, payload,"
                    + " at_position, receipt_id, token, action, purpose, outcome, started_at,"
                    + " duration_ms, bytes, tokens, cpu_micros, gpu_micros)";

    private static final String ONE =
            COLUMNS
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT DO NOTHING";

    /** PostgreSQL takes a whole slice as columns: one statement, and as fast as COPY. */
    private static final String SLICE =
            COLUMNS
                    + " SELECT ?, ?, e.event_id, e.payload, e.at_position, e.receipt_id, e.token,"
                    + " e.action, e.purpose, e.outcome,"
                    + " TIMESTAMPTZ 'epoch' + e.started_at * INTERVAL '1 millisecond',"
                    + " e.duration_ms, e.bytes, e.tokens, e.cpu_micros, e.gpu_micros"
                    + " FROM unnest(?::text[], ?::bytea[], ?::bigint[], ?::uuid[], ?::bytea[],"
                    + " ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[],"
                    + " ?::bigint[], ?::bigint[], ?::bigint[]) AS e (event_id, payload,"
                    + " at_position, receipt_id, token, action, purpose, outcome, started_at,"
                    + " duration_ms, bytes, tokens, cpu_micros, gpu_micros)"
                    + " ON CONFLICT DO NOTHING";

    private static final String HOLDERS =
            "SELECT event_id, payload, receipt_id, batch_id, at_position"
                    + " FROM metering.usage_event WHERE source_id = ? AND event_id = ";

    private final Sql sql;

    @Inject
    JdbcUsageEvents(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Taken> add(NodeId source, UUID batch, List<Row> rows) {
        int added =
                sql.call(
                        "usage events",
                        connection ->
                                isPostgresql(connection)
                                        ? slice(connection, source, batch, rows)
                                        : oneByOne(connection, source, batch, rows));
        return added == rows.size() ? List.of() : taken(source, batch, rows);
    }

    private static boolean isPostgresql(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    }

    private static int slice(Connection connection, NodeId source, UUID batch, List<Row> rows)
            throws SQLException {
        try (var statement = connection.prepareStatement(SLICE)) {
            statement.setObject(1, source.value());
            statement.setObject(2, batch);
            var columns = new Columns(connection, statement, rows);
            columns.texts(row -> row.event().id());
            columns.bytes(Row::payload);
            columns.numbers(Row::position);
            columns.ids(Row::receipt);
            columns.bytes(Row::token);
            columns.texts(row -> row.event().action());
            columns.texts(row -> row.event().purpose());
            columns.texts(row -> row.event().outcome().name());
            columns.numbers(row -> row.event().start().toEpochMilli());
            columns.numbers(row -> row.event().durationMillis());
            columns.numbers(row -> row.event().used().bytes());
            columns.numbers(row -> row.event().used().tokens());
            columns.numbers(row -> row.event().used().cpuMicros());
            columns.numbers(row -> row.event().used().gpuMicros());
            return statement.executeUpdate();
        }
    }

    /** Binds one array after the other. */
    private static final class Columns {

        private final Connection connection;
        private final PreparedStatement statement;
        private final List<Row> rows;
        private int next = 3;

        Columns(Connection connection, PreparedStatement statement, List<Row> rows) {
            this.connection = connection;
            this.statement = statement;
            this.rows = rows;
        }

        void texts(Function<Row, String> value) throws SQLException {
            bind("text", rows.stream().map(value).toArray(String[]::new));
        }

        void ids(Function<Row, ReceiptId> value) throws SQLException {
            bind("uuid", rows.stream().map(row -> value.apply(row).value()).toArray(UUID[]::new));
        }

        void bytes(Function<Row, Digest> value) throws SQLException {
            bind(
                    "bytea",
                    rows.stream().map(row -> value.apply(row).bytes()).toArray(byte[][]::new));
        }

        void numbers(ToLongFunction<Row> value) throws SQLException {
            bind("int8", rows.stream().map(value::applyAsLong).toArray(Long[]::new));
        }

        private void bind(String type, Object[] values) throws SQLException {
            statement.setArray(next++, connection.createArrayOf(type, values));
        }
    }

    private static int oneByOne(Connection connection, NodeId source, UUID batch, List<Row> rows)
            throws SQLException {
        try (var statement = connection.prepareStatement(ONE)) {
            for (var row : rows) {
                bind(statement, source, batch, row);
                statement.addBatch();
            }
            return Arrays.stream(statement.executeBatch()).sum();
        }
    }

    private static void bind(PreparedStatement statement, NodeId source, UUID batch, Row row)
            throws SQLException {
        var event = row.event();
        int at = 0;
        for (Object value :
                new Object[] {
                    source.value(),
                    batch,
                    event.id(),
                    row.payload().bytes(),
                    row.position(),
                    row.receipt().value(),
                    row.token().bytes(),
                    event.action(),
                    event.purpose(),
                    event.outcome().name(),
                    event.start().atOffset(ZoneOffset.UTC),
                    event.durationMillis(),
                    event.used().bytes(),
                    event.used().tokens(),
                    event.used().cpuMicros(),
                    event.used().gpuMicros()
                }) {
            statement.setObject(++at, value);
        }
    }

    private record Holder(UUID batch, int position, Digest payload, ReceiptId receipt) {

        boolean is(UUID other, Row row) {
            return batch.equals(other) && position == row.position();
        }
    }

    /** Those of the rows whose identifier something else has. */
    private List<Taken> taken(NodeId source, UUID batch, List<Row> rows) {
        var holders = holders(source, rows);
        var taken = new ArrayList<Taken>();
        for (var row : rows) {
            var holder = holders.get(row.event().id());
            if (holder == null) {
                throw new IllegalStateException("An event was neither kept nor known");
            }
            if (!holder.is(batch, row)) {
                taken.add(new Taken(row.position(), holder.payload(), holder.receipt()));
            }
        }
        return taken;
    }

    private Map<String, Holder> holders(NodeId source, List<Row> rows) {
        return sql.call(
                "usage events",
                connection ->
                        isPostgresql(connection)
                                ? holders(connection, source, rows)
                                : eachHolder(connection, source, rows));
    }

    private static Map<String, Holder> holders(Connection connection, NodeId source, List<Row> rows)
            throws SQLException {
        try (var statement = connection.prepareStatement(HOLDERS + "ANY (?::text[])")) {
            statement.setObject(1, source.value());
            var ids = rows.stream().map(row -> row.event().id()).toArray();
            statement.setArray(2, connection.createArrayOf("text", ids));
            var holders = new HashMap<String, Holder>();
            read(statement, holders);
            return holders;
        }
    }

    /** H2 would look at all events of the node for a list of identifiers. */
    private static Map<String, Holder> eachHolder(
            Connection connection, NodeId source, List<Row> rows) throws SQLException {
        try (var statement = connection.prepareStatement(HOLDERS + "?")) {
            var holders = new HashMap<String, Holder>();
            for (var row : rows) {
                statement.setObject(1, source.value());
                statement.setString(2, row.event().id());
                read(statement, holders);
            }
            return holders;
        }
    }

    private static void read(PreparedStatement statement, Map<String, Holder> into)
            throws SQLException {
        try (var found = statement.executeQuery()) {
            while (found.next()) {
                into.put(found.getString("event_id"), holder(found));
            }
        }
    }

    private static Holder holder(ResultSet row) throws SQLException {
        return new Holder(
                row.getObject("batch_id", UUID.class),
                row.getInt("at_position"),
                new Digest(row.getBytes("payload")),
                new ReceiptId(row.getObject("receipt_id", UUID.class)));
    }

    @Override
    public Optional<State> find(NodeId source, String id) {
        return sql.find(
                "SELECT e.payload, e.receipt_id, r.id AS written FROM metering.usage_event e"
                        + " LEFT JOIN metering.receipt r ON r.id = e.receipt_id"
                        + " WHERE e.source_id = ? AND e.event_id = ?",
                List.of(source.value(), id),
                row ->
                        new State(
                                new Digest(row.getBytes("payload")),
                                new ReceiptId(row.getObject("receipt_id", UUID.class)),
                                row.getObject("written", UUID.class) != null));
    }
}
