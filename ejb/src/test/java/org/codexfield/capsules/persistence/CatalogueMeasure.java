package org.codexfield.capsules.persistence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

    private static final int BATCH = 1_000;
    private static final int WORDS = 5_000;
    private static final int ROUNDS = 300;
    private static final int PAGE = 20;

    private final TestDatabase database;
    private final Sql sql;

    private CatalogueMeasure(TestDatabase database) {
        this.database = database;
        this.sql = database.sql();
    }

    /** Takes the database and the number of capsules. */
    public static void main(String[] arguments) {
        var postgresql = arguments[0].equals("postgresql");
        try (var database = postgresql ? TestDatabase.postgresql() : TestDatabase.h2()) {
            new CatalogueMeasure(database).run(Integer.parseInt(arguments[1]), postgresql);
        }
    }

    private void run(int size, boolean postgresql) {
        var random = new Random(5);
        for (int from = 0; from < size; from += BATCH) {
            int first = from;
            database.inTransaction(() -> add(first, random));
        }
        var views = new TestCapsules(database).views;
        var bare = postgresql ? RANKED : SCANNED;
        for (int round = 0; round < 2; round++) {
            measure("newest", i -> views.catalogue(query("")), i -> newest());
            measure(
                    "one word",
                    i -> views.catalogue(query(word(i))),
                    i -> found(bare, postgresql, word(i)));
            measure(
                    "two words",
                    i -> views.catalogue(query(word(i) + " common")),
                    i -> found(bare, postgresql, word(i) + " common"));
        }
    }

    private static final String COLUMNS =
            "SELECT s.version_id, s.capsule_name, c.organisation_slug, c.organisation_did,"
                    + " s.number, s.kind, s.title, s.description, s.tags, s.manifest_digest,"
                    + " s.part_count, s.size_bytes, v.published_at FROM ";
    private static final String LISTED =
            "capsules.capsule c JOIN capsules.seal s ON s.version_id = c.listed_version_id"
                    + " JOIN capsules.version v ON v.id = s.version_id";
    private static final String RANKED =
            COLUMNS
                    + "(SELECT websearch_to_tsquery('simple', ?) || websearch_to_tsquery('english',"
                    + " ?) AS words) wanted, "
                    + LISTED
                    + " WHERE s.words @@ wanted.words ORDER BY ts_rank_cd(s.words, wanted.words)"
                    + " DESC, v.published_at DESC, c.id DESC LIMIT "
                    + PAGE;
    private static final String SCANNED =
            COLUMNS
                    + LISTED
                    + " WHERE s.searched LIKE ? ORDER BY v.published_at DESC, c.id DESC LIMIT "
                    + PAGE;

    private int newest() {
        return rows(
                COLUMNS + LISTED + " ORDER BY v.published_at DESC, c.id DESC LIMIT " + PAGE,
                List.of());
    }

    private int found(String statement, boolean postgresql, String text) {
        return rows(
                statement,
                postgresql
                        ? List.of(text, text)
                        : List.of("%" + text.replace(" common", "") + "%"));
    }

    private int rows(String statement, List<?> parameters) {
        return sql.list(statement, parameters, row -> row.getString("title")).size();
    }

    private static ListQuery query(String text) {
        return new ListQuery(0, PAGE, "", false, text, Map.of());
    }

    private static String word(int i) {
        return "word" + Math.floorMod(i * 37, WORDS);
    }

    private void add(int from, Random random) {
        var capsules = new ArrayList<List<Object>>();
        var versions = new ArrayList<List<Object>>();
        var seals = new ArrayList<List<Object>>();
        for (int i = from; i < from + BATCH; i++) {
            var capsule = new UUID(1, i);
            var version = new UUID(2, i);
            var organisation = new UUID(3, i % 100);
            var title = "Capsule " + word(random.nextInt(WORDS)) + " " + i;
            var text = new StringBuilder("common");
            for (int w = 0; w < 60; w++) {
                text.append(' ').append(word(random.nextInt(WORDS)));
            }
            var digest =
                    Digest.of(("manifest " + i).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            capsules.add(
                    List.of(
                            capsule,
                            organisation,
                            "organisation-" + i % 100,
                            "capsule-" + i,
                            organisation,
                            version));
            versions.add(List.of(version, capsule, organisation, title, digest, organisation, i));
            seals.add(
                    List.of(
                            version,
                            organisation,
                            digest,
                            "organisation-" + i % 100 + "/capsule-" + i,
                            title,
                            text.toString(),
                            (title + " " + text).toLowerCase(java.util.Locale.ROOT),
                            organisation));
        }
        insert(capsules, versions, seals);
    }

    private void insert(
            List<List<Object>> capsules, List<List<Object>> versions, List<List<Object>> seals) {
        sql.batch(
                "INSERT INTO capsules.capsule VALUES (?, ?, ?, 'did:web:example.org', ?, 'DATASET',"
                        + " ?, TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00+00', ?, 1)",
                capsules);
        sql.batch(
                "INSERT INTO capsules.version VALUES (?, ?, ?, '1.0.0', '', 'PUBLISHED', ?, '', '',"
                        + " '', '', '[]', ?, ?, TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00+00',"
                        + " TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00+00' + CAST(? AS INTEGER)"
                        + " * INTERVAL '1' MINUTE, NULL, '', 1)",
                versions);
        sql.batch(
                "INSERT INTO capsules.seal (version_id, organisation_id, manifest_digest, manifest,"
                    + " signature, kid, public_key_multibase, capsule_name, number, kind, title,"
                    + " description, tags, searched, part_count, size_bytes, depth, ancestors,"
                    + " fixed_ppm, sealed_by, sealed_at) VALUES (?, ?, ?, '{}', '', '', '', ?,"
                    + " '1.0.0', 'DATASET', ?, ?, '', ?, 1, 1, 0, 0, 0, ?, TIMESTAMP WITH TIME ZONE"
                    + " '2026-01-01 00:00:00+00')",
                seals);
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
        double our = p95(oursNanos);
        double their = p95(bareNanos);
        System.out.printf(
                "%-10s p95 %.2f ms, the bare statement %.2f ms: %.2f times%n",
                what, our, their, our / their);
    }

    private static long nanos(Work work, int round) {
        long start = System.nanoTime();
        work.of(round);
        return System.nanoTime() - start;
    }

    private static double p95(long[] nanos) {
        Arrays.sort(nanos);
        return nanos[nanos.length * 95 / 100] / 1e6;
    }
}
