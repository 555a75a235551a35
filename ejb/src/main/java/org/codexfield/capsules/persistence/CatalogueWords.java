package org.codexfield.capsules.persistence;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.codexfield.capsules.CapsuleVersionId;
import org.codexfield.shared.persistence.Sql;
import org.jspecify.annotations.Nullable;

/**
 * The index of words: the database's own where it has one (PostgreSQL), else a table of words (H2).
 * Either is written in the transaction that seals, so it never says anything else than the seals
 * do.
 */
final class CatalogueWords {

    /**
     * Where capsules are looked for.
     *
     * @param relevance the larger, the better the match
     * @param from with {@code c} for the capsule and {@code s} for the seal of its listed version
     */
    record Match(Clause relevance, Clause from, Clause condition) {}

    /** SQL and its parameters. */
    record Clause(String sql, List<?> parameters) {
        static Clause of(String sql) {
            return new Clause(sql, List.of());
        }
    }

    static final String LISTED =
            "capsules.capsule c JOIN capsules.seal s ON s.version_id = c.listed_version_id";
    private static final Match ALL =
            new Match(Clause.of("0"), Clause.of(LISTED), Clause.of("1 = 1"));

    private final Sql sql;
    private final WordTable table;
    private final AtomicReference<@Nullable Boolean> hasTable = new AtomicReference<>();

    CatalogueWords(Sql sql) {
        this.sql = sql;
        this.table = new WordTable(sql);
    }

    /** Takes the words of a new seal; a database with an index of its own takes them by itself. */
    void add(CapsuleVersionId version, SearchedText text) {
        if (hasTable()) {
            table.add(version.value(), text);
        }
    }

    /** Listed capsules that have all words of the text; all there are when it has no words. */
    Match matching(String text) {
        if (text.isBlank()) {
            return ALL;
        }
        var words = SearchWords.wanted(text);
        if (words.isEmpty()) {
            return new Match(Clause.of("0"), Clause.of(LISTED), Clause.of("1 = 0"));
        }
        return hasTable() ? table.matching(words) : vector(words);
    }

    private static Match vector(List<SearchWords.Wanted> words) {
        var query = String.join(" & ", words.stream().map(CatalogueWords::query).toList());
        return new Match(
                Clause.of("ts_rank_cd(s.words, wanted.words)"),
                new Clause(
                        "(SELECT CAST(? AS tsquery) AS words) wanted CROSS JOIN " + LISTED,
                        List.of(query)),
                Clause.of("s.words @@ wanted.words"));
    }

    /** Letters, digits and marks alone: nothing that a query could be made of. */
    private static String query(SearchWords.Wanted word) {
        var beginning = "'" + word.text() + "':*";
        return word.text().equals(word.stem())
                ? beginning
                : "(" + beginning + " | '" + word.stem() + "')";
    }

    /** Asked once: a schema does not change while a server runs. */
    private boolean hasTable() {
        var known = hasTable.get();
        if (known == null) {
            known =
                    sql.number(
                                    "SELECT count(*) FROM information_schema.tables"
                                            + " WHERE table_schema = 'capsules'"
                                            + " AND table_name = 'seal_word'",
                                    List.of())
                            > 0;
            hasTable.set(known);
        }
        return known;
    }
}
