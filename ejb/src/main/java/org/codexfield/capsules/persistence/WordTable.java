package org.codexfield.capsules.persistence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.codexfield.capsules.persistence.CatalogueWords.Clause;
import org.codexfield.capsules.persistence.CatalogueWords.Match;
import org.codexfield.capsules.persistence.SearchWords.Wanted;
import org.codexfield.shared.persistence.Sql;

/**
 * Words of seals in a table of ours, {@code (word, version, weight)}. The rarest word is looked up,
 * and what has it is asked for the others.
 */
final class WordTable {

    static final String INSERT =
            "INSERT INTO capsules.seal_word (word, version_id, weight) VALUES (?, ?, ?)";

    private static final int OF_TITLE = 10;
    private static final int OF_NAME = 4;
    private static final int OF_TEXT = 1;

    /** Above every character that a word may have. */
    private static final char LAST = '\uffff';

    /** Words that more versions have are all the same to the search. */
    private static final int FREQUENT = 2_000;

    private static final String BEGINS = "word >= ? AND word < ?";

    private final Sql sql;

    WordTable(Sql sql) {
        this.sql = sql;
    }

    void add(UUID version, SearchedText text) {
        sql.batch(INSERT, rows(version, text));
    }

    /** The rows of a seal: its words and their stems, each with its best weight. */
    static List<List<Object>> rows(UUID version, SearchedText text) {
        var weights = new HashMap<String, Integer>();
        weigh(text.title(), OF_TITLE, weights);
        weigh(text.capsule() + " " + text.tags(), OF_NAME, weights);
        weigh(text.all(), OF_TEXT, weights);
        return weights.entrySet().stream()
                .map(entry -> List.<Object>of(entry.getKey(), version, entry.getValue()))
                .toList();
    }

    private static void weigh(String text, int weight, Map<String, Integer> weights) {
        var stemmer = SearchWords.english();
        for (var word : SearchWords.in(text)) {
            weights.merge(word, weight, Math::max);
            weights.merge(SearchWords.stem(stemmer, word), weight, Math::max);
        }
    }

    Match matching(List<Wanted> words) {
        var rarestFirst = rarestFirst(words);
        var others = rarestFirst.subList(1, rarestFirst.size());
        return new Match(relevance(others), versionsWith(rarestFirst.get(0)), condition(others));
    }

    private List<Wanted> rarestFirst(List<Wanted> words) {
        if (words.size() == 1) {
            return words;
        }
        var counts =
                Collections.nCopies(
                        words.size(),
                        "(SELECT count(*) FROM (SELECT 1 FROM capsules.seal_word WHERE "
                                + BEGINS
                                + " LIMIT "
                                + FREQUENT
                                + "))");
        var parameters = new ArrayList<Object>();
        words.forEach(word -> parameters.addAll(range(word)));
        return sql
                .list(
                        "SELECT " + String.join(", ", counts),
                        parameters,
                        row -> {
                            var counted = new ArrayList<Counted>();
                            for (var word : words) {
                                counted.add(new Counted(word, row.getLong(counted.size() + 1)));
                            }
                            return counted;
                        })
                .get(0)
                .stream()
                .sorted(Comparator.comparingLong(Counted::many))
                .map(Counted::word)
                .toList();
    }

    private record Counted(Wanted word, long many) {}

    private static Clause versionsWith(Wanted word) {
        var found = "SELECT version_id, weight FROM capsules.seal_word WHERE ";
        var parameters = new ArrayList<Object>(range(word));
        var all = found + BEGINS;
        if (!word.text().equals(word.stem())) {
            all += " UNION ALL " + found + "word = ?";
            parameters.add(word.stem());
        }
        return new Clause(
                "(SELECT version_id, MAX(weight) AS weight FROM ("
                        + all
                        + ") GROUP BY version_id) found"
                        + " JOIN capsules.capsule c ON c.listed_version_id = found.version_id"
                        + " JOIN capsules.seal s ON s.version_id = c.listed_version_id",
                parameters);
    }

    private static Clause condition(List<Wanted> words) {
        var conditions = new ArrayList<String>(List.of("1 = 1"));
        var parameters = new ArrayList<Object>();
        var has =
                "EXISTS (SELECT 1 FROM capsules.seal_word w"
                        + " WHERE w.version_id = s.version_id AND w.";
        for (var word : words) {
            var beginning = has + "word >= ? AND w.word < ?)";
            parameters.addAll(range(word));
            if (word.text().equals(word.stem())) {
                conditions.add(beginning);
            } else {
                conditions.add("(" + beginning + " OR " + has + "word = ?))");
                parameters.add(word.stem());
            }
        }
        return new Clause(String.join(" AND ", conditions), parameters);
    }

    private static Clause relevance(List<Wanted> words) {
        var sum = new StringBuilder("found.weight");
        var parameters = new ArrayList<Object>();
        for (var word : words) {
            sum.append(" + COALESCE((SELECT MAX(w.weight) FROM capsules.seal_word w")
                    .append(" WHERE w.version_id = s.version_id")
                    .append(" AND w.word >= ? AND w.word < ?), 0)");
            parameters.addAll(range(word));
        }
        return new Clause(sum.toString(), parameters);
    }

    private static List<Object> range(Wanted word) {
        return List.of(word.text(), word.text() + LAST);
    }
}
