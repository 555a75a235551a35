package org.codexfield.capsules.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.codexfield.shared.persistence.Sql;
import org.codexfield.shared.persistence.TestDatabase;

/**
 * The words of many seals, for H2: inserted in the order of the table's key, and its other index
 * made afterwards. In the order of the seals each word would change another page, and H2 keeps
 * every version of a page for a while: the file grows to many times what is in it. The foreign key,
 * which would look up each row once more, stays away; no search needs it.
 */
final class SortedWords {

    private static final int BATCH = 100_000;

    private final SortedMap<String, List<Place>> places = new TreeMap<>();

    /** Where a word stands. */
    private record Place(UUID version, int weight) {}

    void add(UUID version, SearchedText text) {
        for (var row : WordTable.rows(version, text)) {
            places.computeIfAbsent((String) row.get(0), word -> new ArrayList<>())
                    .add(new Place(version, (int) row.get(2)));
        }
    }

    /** Writes them all into a table that has none. */
    void insert(TestDatabase database) {
        var migrator = new Sql(database.migrator());
        migrator.update(
                "ALTER TABLE capsules.seal_word DROP CONSTRAINT capsules.seal_word_seal",
                List.of());
        migrator.update("DROP INDEX capsules.seal_word_by_version", List.of());
        var rows = new ArrayList<List<Object>>();
        for (Map.Entry<String, List<Place>> word : places.entrySet()) {
            for (var place : word.getValue()) {
                rows.add(List.of(word.getKey(), place.version(), place.weight()));
            }
            if (rows.size() >= BATCH) {
                write(database, rows);
            }
        }
        write(database, rows);
        places.clear();
        migrator.update(
                "CREATE INDEX seal_word_by_version ON capsules.seal_word (version_id, word)",
                List.of());
    }

    private static void write(TestDatabase database, List<List<Object>> rows) {
        database.inTransaction(() -> database.sql().batch(WordTable.INSERT, rows));
        rows.clear();
    }
}
