package org.codexfield.capsules.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.codexfield.capsules.persistence.CatalogueWords.Match;
import org.codexfield.capsules.service.CatalogueCount;
import org.codexfield.capsules.service.CatalogueEntry;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;
import org.codexfield.shared.persistence.Sql;
import org.codexfield.shared.persistence.SqlList;

/**
 * Searches the catalogue. A page and how many there are come from one statement: what is looked for
 * is found by narrow rows, and only those of the page are read whole.
 */
final class CatalogueSearch {

    private static final String COLUMNS =
            "SELECT page.total, s.version_id, s.capsule_name, c.organisation_slug,"
                    + " c.organisation_did, s.number, s.kind, s.title, s.description, s.tags,"
                    + " s.manifest_digest, s.part_count, s.size_bytes, c.listed_at FROM (";
    private static final String WHOLE =
            ") page JOIN capsules.capsule c ON c.id = page.id"
                    + " JOIN capsules.seal s ON s.version_id = page.version_id ORDER BY ";
    private static final String NEWEST = "c.listed_at DESC, c.id DESC";
    private static final SqlList LIST =
            new SqlList(
                    CatalogueWords.LISTED,
                    Map.of(
                            "kind", "LOWER(s.kind)",
                            "organisation", "c.organisation_slug",
                            "title", "s.title",
                            "publishedAt", "c.listed_at"),
                    List.of(),
                    "relevance DESC, " + NEWEST);
    private static final int MAX_COUNTS = 500;

    private final Sql sql;
    private final CatalogueWords words;

    CatalogueSearch(Sql sql) {
        this.sql = sql;
        this.words = new CatalogueWords(sql);
    }

    Page<CatalogueEntry> page(ListQuery query) {
        boolean all = query.search().isBlank() && query.filters().isEmpty();
        var found = all && query.sort().isEmpty() ? newest(query) : matching(query);
        if (!found.isEmpty()) {
            return new Page<>(found.stream().map(Found::entry).toList(), found.get(0).total());
        }
        // beyond the last page no row tells how many there are
        return new Page<>(List.of(), query.offset() == 0 ? 0 : total(query));
    }

    /** A row, and how many there are in all. */
    private record Found(CatalogueEntry entry, long total) {}

    /** The catalogue as it is opened: in the order of an index, and counted when it changed. */
    private List<Found> newest(ListQuery query) {
        return sql.list(
                COLUMNS
                        + "SELECT c.id, c.listed_version_id AS version_id,"
                        + " (SELECT SUM(n.many) FROM capsules.listed_count n) AS total"
                        + " FROM capsules.capsule c WHERE c.listed_at > ? ORDER BY "
                        + NEWEST
                        + limited(query)
                        + WHOLE
                        + NEWEST,
                List.of(Instant.EPOCH),
                CatalogueSearch::found);
    }

    private List<Found> matching(ListQuery query) {
        var wanted = Wanted.of(query, words);
        var match = wanted.match();
        var clauses = wanted.clauses();
        var parameters = new ArrayList<Object>(match.relevance().parameters());
        parameters.addAll(match.from().parameters());
        parameters.addAll(clauses.parameters());
        return sql.list(
                COLUMNS
                        + "SELECT c.id, s.version_id, count(*) OVER () AS total, "
                        + match.relevance().sql()
                        + " AS relevance FROM "
                        + match.from().sql()
                        + clauses.where()
                        + " ORDER BY "
                        + clauses.orderBy()
                        + limited(query)
                        + WHOLE
                        + clauses.orderBy(),
                parameters,
                CatalogueSearch::found);
    }

    private long total(ListQuery query) {
        var wanted = Wanted.of(query, words);
        return sql.number(
                "SELECT count(*) FROM " + wanted.match().from().sql() + wanted.clauses().where(),
                wanted.parameters());
    }

    // as numbers in the text: a plan for any limit would sort all there is
    private static String limited(ListQuery query) {
        return " LIMIT " + query.limit() + " OFFSET " + query.offset();
    }

    /** How many there are of each kind and organisation, most first. */
    List<CatalogueCount> counts(ListQuery query) {
        var narrowing = new HashMap<>(query.filters());
        narrowing.keySet().retainAll(List.of("purpose"));
        var narrowed = new ListQuery(0, 1, "", false, query.search(), narrowing);
        var order = " ORDER BY many DESC, organisation_slug, kind LIMIT " + MAX_COUNTS;
        if (query.search().isBlank() && narrowing.isEmpty()) {
            return sql.list(
                    "SELECT LOWER(n.kind) AS kind, n.organisation_slug, n.many"
                            + " FROM capsules.listed_count n WHERE n.many > 0"
                            + order,
                    List.of(),
                    CatalogueSearch::count);
        }
        var wanted = Wanted.of(narrowed, words);
        return sql.list(
                "SELECT LOWER(s.kind) AS kind, c.organisation_slug, count(*) AS many FROM "
                        + wanted.match().from().sql()
                        + wanted.clauses().where()
                        + " GROUP BY LOWER(s.kind), c.organisation_slug"
                        + order,
                wanted.parameters(),
                CatalogueSearch::count);
    }

    /** What is looked for: by words, and by what an offer permits, which is no column either. */
    private record Wanted(Match match, SqlList.Clauses clauses) {

        static Wanted of(ListQuery query, CatalogueWords words) {
            var match = words.matching(query.search());
            var condition = match.condition().sql();
            var parameters = new ArrayList<Object>(match.condition().parameters());
            var filters = new HashMap<>(query.filters());
            var purpose = filters.remove("purpose");
            if (purpose != null) {
                condition +=
                        " AND EXISTS (SELECT 1 FROM capsules.offered_purpose p"
                                + " WHERE p.capsule_name = s.capsule_name AND p.purpose = ?)";
                parameters.add(purpose);
            }
            var rest =
                    new ListQuery(
                            query.offset(),
                            query.limit(),
                            query.sort(),
                            query.descending(),
                            "",
                            filters);
            return new Wanted(match, LIST.clauses(rest, condition, parameters));
        }

        /** Of a statement that does not ask for the relevance. */
        List<Object> parameters() {
            var parameters = new ArrayList<Object>(match.from().parameters());
            parameters.addAll(clauses.parameters());
            return parameters;
        }
    }

    private static CatalogueCount count(ResultSet row) throws SQLException {
        return new CatalogueCount(
                row.getString("kind"), row.getString("organisation_slug"), row.getLong("many"));
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                new CatalogueEntry(
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
                        Sql.instant(row, "listed_at")),
                row.getLong("total"));
    }
}
