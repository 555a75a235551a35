package org.codexfield.capsules.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.codexfield.capsules.persistence.IndexSealedWords;
import org.codexfield.shared.persistence.Sql;
import org.codexfield.shared.persistence.TestDatabase;
import org.flywaydb.core.api.migration.Context;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An upgrade finds the words of what was sealed before it. */
class IndexSealedWordsTest {

    private final TestDatabase database = TestDatabase.h2();
    private final CapsulesApplication it = new CapsulesApplication(database);
    private final Sql migrator = new Sql(database.migrator());

    @AfterEach
    void stop() throws SQLException {
        it.close();
    }

    @Test
    void wordsOfOldSeals_areTaken_once() throws SQLException {
        var acme = it.anOrganisation();
        var ann = it.publisher(acme);
        it.aPublished(ann, acme);
        var words = words();
        migrator.update("DELETE FROM capsules.seal_word", List.of());
        it.aPublished(ann, acme);

        migrate();
        assertThat(words()).containsAll(words).hasSizeGreaterThan(words.size());
        var all = words();
        migrate();
        assertThat(words()).isEqualTo(all);
    }

    private List<String> words() {
        return migrator.list(
                "SELECT version_id, word, weight FROM capsules.seal_word ORDER BY 1, 2",
                List.of(),
                row -> row.getString(1) + " " + row.getString(2) + " " + row.getInt(3));
    }

    private void migrate() throws SQLException {
        try (var connection = database.migrator().getConnection()) {
            new IndexSealedWords().migrate(context(connection));
        }
    }

    private static Context context(Connection connection) {
        return (Context)
                Proxy.newProxyInstance(
                        Context.class.getClassLoader(),
                        new Class<?>[] {Context.class},
                        (proxy, method, arguments) -> connection);
    }
}
