package org.codexfield.capsules.persistence;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.codexfield.shared.Digest;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.persistence.Sql;
import org.codexfield.shared.persistence.TestDatabase;

/**
 * Measures the catalogue: searching among many published capsules against the bare statement that
 * finds the same page. A program of its own, not part of the build; its arguments are {@code h2} or
 * {@code postgresql} and the number of capsules.
 */
public final class CatalogueMeasure {

    private static final int BATCH = 5_000;
    private static final int WORDS = 5_000;

    /** Makes all words equally long, so that none is the beginning of another. */
    private static final int FIRST_WORD = 10_000;

    private static final int ROUNDS = 300;
    private static final int PAGE = 20;

    /** On a busy machine the median tells more. */
    private static final List<Integer> PERCENTILES = List.of(50, 95);

    private final TestDatabase database;
    private final Sql sql;

    private CatalogueMeasure(TestDatabase database) {
        this.database = database;
        this.sql = database.sql();
    }

    /** Takes the database, the number of capsules, and for H2 an empty folder. */
    public static void main(String[] arguments) {
        var postgresql = arguments[0].equals("postgresql");
        try (var database =
                postgresql
                        ? TestDatabase.postgresql()
                        : TestDatabase.h2(Path.of(arguments[2], UUID.randomUUID().toString()))) {
            new CatalogueMeasure(database).run(Integer.parseInt(arguments[1]), postgresql);
        }
    }

    private void run(int size, boolean postgresql) {
        var random = new Random(5);
        var words = new SortedWords();
        for (int from = 0; from < size; from += BATCH) {
            var rows = rowsFrom(from, random);
            database.inTransaction(() -> insert(rows));
            if (!postgresql) {
                rows.words.forEach(words::add);
            }
        }
        if (!postgresql) {
            words.insert(database);
        }
        sql.update(
                "INSERT INTO capsules.listed_count (organisation_slug, kind, many)"
                        + " SELECT organisation_slug, kind, count(*) FROM capsules.capsule"
                        + " GROUP BY organisation_slug, kind",
                List.of());
        if (postgresql) {
            new Sql(database.migrator()).update("ANALYZE", List.of());
        }
        var views = new TestCapsules(database).views;
        for (int round = 0; round < 2; round++) {
            measure("newest", i -> views.catalogue(query("")), i -> newest());
            measure(
                    "one word",
                    i -> views.catalogue(query(word(i))),
                    i -> postgresql ? ranked(word(i)) : joined(word(i)));
            measure(
                    "two words",
                    i -> views.catalogue(query(word(i) + " common")),
                    i -> postgresql ? ranked(word(i), "common") : joined(word(i), "common"));
        }
    }

    private static final String COLUMNS =
            "SELECT s.version_id, s.capsule_name, c.organisation_slug, c.organisation_did,"
                    + " s.number, s.kind, s.title, s.description, s.tags, s.manifest_digest,"
                    + " s.part_count, s.size_bytes, c.listed_at FROM ";
    private static final String NEWEST =
            COLUMNS
                    + CatalogueWords.LISTED
                    + " WHERE c.listed_at > TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00'"
                    + " ORDER BY c.listed_at DESC, c.id DESC LIMIT "
                    + PAGE;
    private static final String RANKED =
            COLUMNS
                    + "(SELECT CAST(? AS tsquery) AS words) wanted CROSS JOIN "
                    + CatalogueWords.LISTED
                    + " WHERE s.words @@ wanted.words ORDER BY ts_rank_cd(s.words, wanted.words)"
                    + " DESC, c.listed_at DESC, c.id DESC LIMIT "
                    + PAGE;

    /** On H2: the rarest word is looked up, and the other asked for what it finds. */
    private static final String FIRST =
            "capsules.seal_word f JOIN capsules.capsule c"
                    + " ON c.listed_version_id = f.version_id"
                    + " JOIN capsules.seal s ON s.version_id = c.listed_version_id";

    private static final String OTHER =
            " JOIN capsules.seal_word o ON o.version_id = f.version_id"
                    + " AND o.word >= ? AND o.word < ?";

    private static final String BEST =
            " WHERE f.word >= ? AND f.word < ? ORDER BY %s DESC, c.listed_at DESC, c.id DESC LIMIT "
                    + PAGE;

    /** Above every character that a word may have. */
    private static final char LAST = '\uffff';

    private int newest() {
        return rows(NEWEST, List.of());
    }

    /** Words that begin so, as the catalogue finds them. */
    private int ranked(String... words) {
        return rows(RANKED, List.of("'" + String.join("':* & '", words) + "':*"));
    }

    private int joined(String word) {
        return rows(COLUMNS + FIRST + BEST.formatted("f.weight"), List.of(word, word + LAST));
    }

    private int joined(String word, String other) {
        return rows(
                COLUMNS + FIRST + OTHER + BEST.formatted("f.weight + o.weight"),
                List.of(other, other + LAST, word, word + LAST));
    }

    private int rows(String statement, List<?> parameters) {
        return sql.list(statement, parameters, row -> row.getString("title")).size();
    }

    private static ListQuery query(String text) {
        return new ListQuery(0, PAGE, "", false, text, Map.of());
    }

    private static String word(int i) {
        return "word" + (FIRST_WORD + Math.floorMod(i * 37, WORDS));
    }

    /** What is inserted together. */
    private record Rows(
            List<List<Object>> capsules,
            List<List<Object>> versions,
            List<List<Object>> seals,
            Map<UUID, SearchedText> words) {}

    private static Rows rowsFrom(int from, Random random) {
        var rows =
                new Rows(
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new LinkedHashMap<>());
        for (int i = from; i < from + BATCH; i++) {
            addTo(rows, i, random);
        }
        return rows;
    }

    private static void addTo(Rows rows, int i, Random random) {
        var capsule = new UUID(1, i);
        var version = new UUID(2, i);
        var organisation = new UUID(3, i % 100);
        var slug = "organisation-" + i % 100;
        var title = "Capsule " + word(random.nextInt(WORDS)) + " " + i;
        var text = new StringBuilder("common");
        for (int w = 0; w < 60; w++) {
            text.append(' ').append(word(random.nextInt(WORDS)));
        }
        var digest = Digest.of(("manifest " + i).getBytes(StandardCharsets.UTF_8));
        var searched =
                new SearchedText(
                        slug + "/capsule-" + i,
                        title,
                        "",
                        (title + " " + text).toLowerCase(Locale.ROOT));
        rows.capsules.add(
                List.of(capsule, organisation, slug, "capsule-" + i, organisation, version, i));
        rows.versions.add(List.of(version, capsule, organisation, title, digest, organisation, i));
        rows.seals.add(
                List.of(
                        version,
                        organisation,
                        digest,
                        searched.capsule(),
                        title,
                        text.toString(),
                        searched.all(),
                        organisation));
        rows.words.put(version, searched);
    }

    private void insert(Rows rows) {
        sql.batch(
                "INSERT INTO capsules.capsule VALUES (?, ?, ?, 'did:web:example.org', ?, 'DATASET',"
                        + " ?, TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00+00', ?, 1,"
                        + " TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00+00' + CAST(? AS INTEGER)"
                        + " * INTERVAL '1' MINUTE)",
                rows.capsules);
        sql.batch(
                "INSERT INTO capsules.version VALUES (?, ?, ?, '1.0.0', '', 'PUBLISHED', ?, '', '',"
                        + " '', '', '[]', ?, ?, TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00+00',"
                        + " TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00+00' + CAST(? AS INTEGER)"
                        + " * INTERVAL '1' MINUTE, NULL, '', 1)",
                rows.versions);
        sql.batch(
                "INSERT INTO capsules.seal (version_id, organisation_id, manifest_digest, manifest,"
                    + " signature, kid, public_key_multibase, capsule_name, number, kind, title,"
                    + " description, tags, searched, part_count, size_bytes, depth, ancestors,"
                    + " fixed_ppm, sealed_by, sealed_at) VALUES (?, ?, ?, '{}', '', '', '', ?,"
                    + " '1.0.0', 'DATASET', ?, ?, '', ?, 1, 1, 0, 0, 0, ?, TIMESTAMP WITH TIME ZONE"
                    + " '2026-01-01 00:00:00+00')",
                rows.seals);
    }

    /** Does one thing for the round of this number. */
    @FunctionalInterface
    private interface Work {
        Object of(int round);
    }

    private static void measure(String what, Work ours, Work bare) {
        var oursNanos = new long[ROUNDS];
        var bareNanos = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            bareNanos[i] = nanos(bare, i);
            oursNanos[i] = nanos(ours, i);
        }
        Arrays.sort(oursNanos);
        Arrays.sort(bareNanos);
        for (int percent : PERCENTILES) {
            double our = millis(oursNanos, percent);
            double their = millis(bareNanos, percent);
            System.out.printf(
                    "%-10s p%d %.2f ms, the bare statement %.2f ms: %.2f times%n",
                    what, percent, our, their, our / their);
        }
    }

    private static long nanos(Work work, int round) {
        long start = System.nanoTime();
        work.of(round);
        return System.nanoTime() - start;
    }

    private static double millis(long[] sortedNanos, int percent) {
        return sortedNanos[sortedNanos.length * percent / 100] / 1e6;
    }
}
