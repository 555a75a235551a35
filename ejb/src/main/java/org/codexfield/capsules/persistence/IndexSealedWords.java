package org.codexfield.capsules.persistence;

import jakarta.enterprise.context.Dependent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * Takes the words of what was sealed before there was a table of them: a stem is nothing that SQL
 * can tell. Holds a few seals at a time, and begins where it was broken off. PostgreSQL has no such
 * table, and nothing to do.
 */
@Dependent
public class IndexSealedWords implements JavaMigration {

    private static final int BATCH = 200;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("0035.2");
    }

    @Override
    public String getDescription() {
        return "capsules words of seals";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        var connection = context.getConnection();
        if (!connection.getMetaData().getDatabaseProductName().equals("H2")) {
            return;
        }
        var last = BEFORE_ALL;
        List<List<Object>> rows;
        do {
            rows = new ArrayList<>();
            last = read(connection, last, rows);
            write(connection, rows);
        } while (!rows.isEmpty());
    }

    private static UUID read(Connection connection, UUID after, List<List<Object>> rows)
            throws SQLException {
        var last = after;
        try (var seals =
                connection.prepareStatement(
                        "SELECT s.version_id, s.capsule_name, s.title, s.tags, s.searched"
                                + " FROM capsules.seal s WHERE s.version_id > ?"
                                + " AND NOT EXISTS (SELECT 1 FROM capsules.seal_word w"
                                + " WHERE w.version_id = s.version_id)"
                                + " ORDER BY s.version_id LIMIT "
                                + BATCH)) {
            seals.setObject(1, after);
            try (var found = seals.executeQuery()) {
                while (found.next()) {
                    last = found.getObject("version_id", UUID.class);
                    var text =
                            new SearchedText(
                                    found.getString("capsule_name"),
                                    found.getString("title"),
                                    found.getString("tags"),
                                    found.getString("searched"));
                    rows.addAll(WordTable.rows(last, text));
                }
            }
        }
        return last;
    }

    private static void write(Connection connection, List<List<Object>> rows) throws SQLException {
        try (var insert = connection.prepareStatement(WordTable.INSERT)) {
            for (var row : rows) {
                for (int i = 0; i < row.size(); i++) {
                    insert.setObject(i + 1, row.get(i));
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
