package org.codexfield.capsules.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.codexfield.capsules.service.CatalogueCount;
import org.codexfield.capsules.service.CatalogueEntry;
import org.codexfield.evidence.Subject;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;
import org.codexfield.shared.persistence.Sql;
import org.codexfield.shared.persistence.SqlList;
import org.jspecify.annotations.Nullable;

/**
 * Searches the catalogue: by an index of words where the database has one (PostgreSQL), else by
 * looking for each word in a text (H2).
 */
final class CatalogueSearch {

    private static final String COLUMNS =
            "SELECT s.version_id, s.capsule_name, c.organisation_slug, c.organisation_did,"
                    + " s.number, s.kind, s.title, s.description, s.tags, s.manifest_digest,"
                    + " s.part_count, s.size_bytes, v.published_at FROM ";
    private static final String LISTED =
            "capsules.capsule c JOIN capsules.seal s ON s.version_id = c.listed_version_id"
                    + " JOIN capsules.version v ON v.id = s.version_id";
    private static final String WORDS =
            "(SELECT websearch_to_tsquery('simple', ?)"
                    + " || websearch_to_tsquery('english', ?) AS words) wanted, ";
    private static final Map<String, String> SORTED =
            Map.of(
                    "kind", "LOWER(s.kind)",
                    "organisation", "c.organisation_slug",
                    "title", "s.title",
                    "publishedAt", "v.published_at");
    private static final String NEWEST = "v.published_at DESC, c.id DESC";
    private static final SqlList ALL = new SqlList(COLUMNS + LISTED, SORTED, List.of(), NEWEST);
    private static final SqlList RANKED =
            new SqlList(
                    COLUMNS + WORDS + LISTED,
                    SORTED,
                    List.of(),
                    "ts_rank_cd(s.words, wanted.words) DESC, " + NEWEST);
    private static final int MAX_WORDS = 20;
    private static final int MAX_COUNTS = 500;

    private final Sql sql;
    private final AtomicReference<@Nullable Boolean> hasIndex = new AtomicReference<>();

    CatalogueSearch(Sql sql) {
        this.sql = sql;
    }

    Page<CatalogueEntry> page(ListQuery query) {
        if (query.search().isBlank() && query.filters().isEmpty()) {
            return new Page<>(ALL.items(sql, query, CatalogueSearch::entry), listed());
        }
        var wanted = Wanted.of(query, hasIndex());
        return (wanted.ranked() ? RANKED : ALL)
                .page(
                        sql,
                        wanted.rest(),
                        wanted.condition(),
                        wanted.parameters(),
                        CatalogueSearch::entry);
    }

    private long listed() {
        return sql.number(
                "SELECT count(*) FROM capsules.capsule WHERE listed_version_id <> ?",
                List.of(Subject.NOBODY));
    }

    /** How many there are of each kind and organisation, most first. */
    List<CatalogueCount> counts(ListQuery query) {
        var wanted = Wanted.of(query, hasIndex());
        return sql.list(
                "SELECT LOWER(s.kind) AS kind, c.organisation_slug, count(*) AS many FROM "
                        + (wanted.ranked() ? WORDS : "")
                        + LISTED
                        + (wanted.condition().isEmpty() ? "" : " WHERE " + wanted.condition())
                        + " GROUP BY s.kind, c.organisation_slug"
                        + " ORDER BY many DESC, c.organisation_slug, s.kind LIMIT "
                        + MAX_COUNTS,
                wanted.parameters(),
                row ->
                        new CatalogueCount(
                                row.getString("kind"),
                                row.getString("organisation_slug"),
                                row.getLong("many")));
    }

    /**
     * What is looked for, as far as it is no column.
     *
     * @param ranked whether the condition speaks of the index of words
     * @param rest the query without it
     */
    private record Wanted(
            boolean ranked, String condition, List<Object> parameters, ListQuery rest) {

        static Wanted of(ListQuery query, boolean hasIndex) {
            var text = query.search().strip();
            var conditions = new ArrayList<String>();
            var parameters = new ArrayList<Object>();
            boolean ranked = hasIndex && !text.isEmpty();
            if (ranked) {
                conditions.add("s.words @@ wanted.words");
                parameters.addAll(List.of(text, text));
            } else if (!text.isEmpty()) {
                addWords(text, conditions, parameters);
            }
            var filters = new HashMap<>(query.filters());
            var purpose = filters.remove("purpose");
            if (purpose != null) {
                conditions.add(
                        "EXISTS (SELECT 1 FROM capsules.offered_purpose p"
                                + " WHERE p.capsule_name = s.capsule_name AND p.purpose = ?)");
                parameters.add(purpose);
            }
            return new Wanted(
                    ranked, String.join(" AND ", conditions), parameters, without(query, filters));
        }

        private static ListQuery without(ListQuery query, Map<String, String> filters) {
            return new ListQuery(
                    query.offset(), query.limit(), query.sort(), query.descending(), "", filters);
        }

        private static void addWords(
                String text, List<String> conditions, List<Object> parameters) {
            Stream.of(text.toLowerCase(Locale.ROOT).split("\\s+", -1))
                    .limit(MAX_WORDS)
                    .forEach(
                            word -> {
                                conditions.add("s.searched LIKE ? ESCAPE '!'");
                                parameters.add("%" + word.replaceAll("([%_!])", "!$1") + "%");
                            });
        }
    }

    /** Asked once: a schema does not change while a server runs. */
    private boolean hasIndex() {
        var known = hasIndex.get();
        if (known == null) {
            known =
                    sql.number(
                                    "SELECT count(*) FROM information_schema.columns"
                                            + " WHERE table_schema = 'capsules'"
                                            + " AND table_name = 'seal' AND column_name = 'words'",
                                    List.of())
                            > 0;
            hasIndex.set(known);
        }
        return known;
    }

    private static CatalogueEntry entry(ResultSet row) throws SQLException {
        return new CatalogueEntry(
                row.getObject("version_id", UUID.class),
                row.getString("capsule_name"),
                row.getString("organisation_slug"),
                row.getString("organisation_did"),
                row.getString("number"),
                JdbcCapsuleViews.code(row.getString("kind")),
                row.getString("title"),
                row.getString("description"),
                Columns.words(row.getString("tags")),
                Columns.digest(row, "manifest_digest").hex(),
                row.getInt("part_count"),
                row.getLong("size_bytes"),
                Sql.instant(row, "published_at"));
    }
}
