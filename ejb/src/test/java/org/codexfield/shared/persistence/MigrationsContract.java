package org.codexfield.shared.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a start does to an empty, a current, a newer and a broken schema. */
abstract class MigrationsContract {

    private static final String HISTORY = "installation.schema_history";

    private DataSource migrator;

    /** A database without any schema of ours. */
    abstract DataSource empty();

    abstract void drop();

    @BeforeEach
    void start() {
        migrator = empty();
    }

    @AfterEach
    void stop() {
        drop();
    }

    @Test
    void migrating_twice_changesNothingMore() {
        migrate();
        long applied = count();
        migrate();

        assertThat(count()).isEqualTo(applied).isPositive();
    }

    @Test
    void migrating_tellsWhatTheSchemaIsIn() {
        var facts = new Migrations(migrator, "codexfield", "codexfield").migrate();

        assertThat(facts.product()).isIn("H2", "PostgreSQL");
        assertThat(facts.productVersion()).isNotBlank();
        assertThat(facts.schemaVersion()).matches("[0-9]{4}(\\.[0-9]+)?");
    }

    @Test
    void twoServersStartingAtOnce_bothFindTheSchemaMigrated() throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        try {
            var starts =
                    List.<Future<?>>of(
                            threads.submit(this::migrate), threads.submit(this::migrate));
            for (var start : starts) {
                start.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(count()).isPositive();
    }

    @Test
    void aNewerSchema_isRefused_withTheVersions() {
        migrate();
        addHistory("9999", true);

        assertThatThrownBy(this::migrate)
                .isInstanceOf(SchemaIsUnusable.class)
                .hasMessageMatching("(?s).*schema version 9999, newer .* knows up to \\d{4}.*")
                .hasMessageContaining("restore the backup");
    }

    @Test
    void aMigration_alteredSince_isRefused() {
        migrate();
        sql().update("UPDATE " + HISTORY + " SET checksum = 7 WHERE version = '0001'", List.of());

        assertThatThrownBy(this::migrate)
                .isInstanceOf(SchemaIsUnusable.class)
                .hasMessageContaining("checksum mismatch");
    }

    @Test
    void aUserName_thatIsSql_isRefused() {
        assertThatThrownBy(() -> new Migrations(migrator, "x; DROP SCHEMA evidence", "x"))
                .isInstanceOf(SchemaIsUnusable.class);
    }

    void migrate() {
        new Migrations(migrator, "codexfield", "codexfield").migrate();
    }

    private long count() {
        return sql().number("SELECT count(*) FROM " + HISTORY, List.of());
    }

    private void addHistory(String version, boolean success) {
        sql().update(
                        "INSERT INTO "
                                + HISTORY
                                + " (installed_rank, version, description, type, script, checksum,"
                                + " installed_by, execution_time, success) VALUES (9999, ?,"
                                + " 'later', 'SQL', 'V9999__later.sql', 1, 'codexfield_migrator',"
                                + " 1, ?)",
                        List.of(version, success));
    }

    private Sql sql() {
        return new Sql(migrator);
    }
}
