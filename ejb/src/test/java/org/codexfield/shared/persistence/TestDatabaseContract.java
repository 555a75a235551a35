package org.codexfield.shared.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.codexfield.shared.Digest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What tests may rely on, whatever the database. */
abstract class TestDatabaseContract {

    private static final String COUNT = "SELECT count(*) FROM evidence.document";

    private TestDatabase database;

    abstract TestDatabase fresh();

    @BeforeEach
    void start() {
        database = fresh();
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void sqlAndJpa_seeOneTransaction() {
        database.inTransaction(
                () -> {
                    addDocument();
                    assertThat(countByJpa()).isOne();
                });
        assertThat(database.sql().number(COUNT, List.of())).isOne();
    }

    @Test
    void whatThrows_isRolledBack() {
        assertThatThrownBy(
                        () ->
                                database.inTransaction(
                                        () -> {
                                            addDocument();
                                            countByJpa();
                                            throw new IllegalArgumentException("no");
                                        }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(database.sql().number(COUNT, List.of())).isZero();
    }

    @Test
    void theApplication_mayNotChangeTheSchema() {
        for (var ddl :
                List.of(
                        "CREATE TABLE evidence.other (id INTEGER)",
                        "DROP TABLE evidence.document",
                        "ALTER TABLE evidence.document ADD COLUMN other INTEGER",
                        "CREATE SCHEMA other")) {
            assertThatThrownBy(() -> database.sql().update(ddl, List.of()))
                    .as(ddl)
                    .isInstanceOf(DatabaseFailed.class);
        }
    }

    private void addDocument() {
        database.sql()
                .update(
                        "INSERT INTO evidence.document (id, type, at, digest, body) VALUES (?, ?,"
                                + " ?, ?, ?)",
                        List.of(UUID.randomUUID(), "a.b", Instant.EPOCH, Digest.ZERO, "{}"));
    }

    private long countByJpa() {
        var count = database.entityManager().createNativeQuery(COUNT).getSingleResult();
        return ((Number) count).longValue();
    }
}
