package org.codexfield.shared.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.ListQueryIsOutOfBounds;
import org.codexfield.shared.Page;

/**
 * A list that the database pages, sorts and filters. Columns are named by the list, never by the
 * caller: a name that is not in {@code columns} is refused, so no caller's text becomes SQL.
 *
 * @param select {@code SELECT ... FROM ...} without {@code WHERE}
 * @param columns from the caller's name of a column to its SQL expression
 * @param searched SQL expressions of type text that the search looks into
 * @param order the list's own order, ending in a unique column
 */
public record SqlList(
        String select, Map<String, String> columns, List<String> searched, String order) {

    /**
     * Reads one page.
     *
     * @param scope a condition that always holds, such as {@code organisation_id = ?}
     */
    public <T> Page<T> page(
            Sql sql, ListQuery query, String scope, List<?> scopeParameters, Sql.Row<T> row) {
        var narrowed = narrowed(query, scope, scopeParameters);
        var from = select.substring(select.indexOf(" FROM "));
        long total = sql.number("SELECT count(*)" + from + narrowed.where(), narrowed.parameters());
        return new Page<>(items(sql, query, narrowed, row), total);
    }

    /**
     * What a query asks of this list, for who makes the statement.
     *
     * @param where begins with {@code WHERE}
     * @param orderBy behind {@code ORDER BY}
     */
    public record Clauses(String where, List<Object> parameters, String orderBy) {}

    /** What a query asks of this list within a scope. */
    public Clauses clauses(ListQuery query, String scope, List<?> scopeParameters) {
        var narrowed = narrowed(query, scope, scopeParameters);
        return new Clauses(narrowed.where(), narrowed.parameters(), orderBy(query));
    }

    private <T> List<T> items(Sql sql, ListQuery query, Narrowed narrowed, Sql.Row<T> row) {
        // as numbers in the text: a plan for any limit would sort all there is
        return sql.list(
                select
                        + narrowed.where()
                        + " ORDER BY "
                        + orderBy(query)
                        + " LIMIT "
                        + query.limit()
                        + " OFFSET "
                        + query.offset(),
                narrowed.parameters(),
                row);
    }

    private Narrowed narrowed(ListQuery query, String scope, List<?> scopeParameters) {
        var where = new StringBuilder(" WHERE ").append(scope.isEmpty() ? "1 = 1" : scope);
        var parameters = new ArrayList<Object>(scopeParameters);
        query.filters()
                .forEach(
                        (name, value) -> {
                            where.append(" AND CAST(").append(column(name));
                            where.append(" AS VARCHAR) = ?");
                            parameters.add(value);
                        });
        if (!query.search().isBlank()) {
            addSearch(query.search(), where, parameters);
        }
        return new Narrowed(where.toString(), parameters);
    }

    private record Narrowed(String where, List<Object> parameters) {}

    private void addSearch(String search, StringBuilder where, List<Object> parameters) {
        var pattern =
                "%"
                        + search.strip()
                                .toLowerCase(java.util.Locale.ROOT)
                                .replaceAll("([%_!])", "!$1")
                        + "%";
        where.append(" AND (1 = 0");
        for (var expression : searched) {
            where.append(" OR LOWER(").append(expression).append(") LIKE ? ESCAPE '!'");
            parameters.add(pattern);
        }
        where.append(')');
    }

    private String orderBy(ListQuery query) {
        if (query.sort().isEmpty()) {
            return order;
        }
        return column(query.sort()) + (query.descending() ? " DESC, " : " ASC, ") + order;
    }

    private String column(String name) {
        var column = columns.get(name);
        if (column == null) {
            throw new ListQueryIsOutOfBounds(name, new TreeSet<>(columns.keySet()).toString());
        }
        return column;
    }
}
