package org.codexfield.capsules.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.codexfield.capsules.service.CatalogueEntry;
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
                    COLUMNS
                            + "(SELECT websearch_to_tsquery('simple', ?)"
                            + " || websearch_to_tsquery('english', ?) AS words) wanted, "
                            + LISTED,
                    SORTED,
                    List.of(),
                    "ts_rank_cd(s.words, wanted.words) DESC, " + NEWEST);
    private static final int MAX_WORDS = 20;

    private final Sql sql;
    private final AtomicReference<@Nullable Boolean> hasIndex = new AtomicReference<>();

    CatalogueSearch(Sql sql) {
        this.sql = sql;
    }

    Page<CatalogueEntry> page(ListQuery query) {
        var text = query.search().strip();
        if (text.isEmpty()) {
            return ALL.page(sql, query, "", List.of(), CatalogueSearch::entry);
        }
        return hasIndex() ? ranked(query, text) : scanned(query, text);
    }

    private Page<CatalogueEntry> ranked(ListQuery query, String text) {
        return RANKED.page(
                sql,
                query.containing(""),
                "s.words @@ wanted.words",
                List.of(text, text),
                CatalogueSearch::entry);
    }

    private Page<CatalogueEntry> scanned(ListQuery query, String text) {
        var words = Stream.of(text.toLowerCase(Locale.ROOT).split("\\s+", -1)).limit(MAX_WORDS);
        var conditions = new ArrayList<String>();
        var patterns = new ArrayList<Object>();
        words.forEach(
                word -> {
                    conditions.add("s.searched LIKE ? ESCAPE '!'");
                    patterns.add("%" + word.replaceAll("([%_!])", "!$1") + "%");
                });
        return ALL.page(
                sql,
                query.containing(""),
                String.join(" AND ", conditions),
                patterns,
                CatalogueSearch::entry);
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
