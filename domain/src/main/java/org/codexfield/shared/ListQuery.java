package org.codexfield.shared;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which page of a list is wanted. A list names the columns it sorts and filters by; any other is
 * refused by it.
 *
 * @param offset how many rows to skip, 0 to 10,000,000
 * @param limit how many rows at most, 1 to {@value #MAX_LIMIT}
 * @param sort the column to sort by; empty for the list's own order
 * @param descending whether the largest comes first
 * @param search rows must contain this text somewhere; empty for all; at most 200 characters
 * @param filters rows must have these values in these columns
 */
public record ListQuery(
        long offset,
        int limit,
        String sort,
        boolean descending,
        String search,
        Map<String, String> filters) {

    /** The most rows a page can have. */
    public static final int MAX_LIMIT = 200;

    private static final long MAX_OFFSET = 10_000_000;
    private static final int MAX_SEARCH = 200;
    private static final int MAX_FILTERS = 10;

    /**
     * @throws ListQueryIsOutOfBounds if a bound is passed
     */
    public ListQuery {
        check("offset", offset, 0, MAX_OFFSET);
        check("limit", limit, 1, MAX_LIMIT);
        check("search", search.length(), 0, MAX_SEARCH);
        check("filters", filters.size(), 0, MAX_FILTERS);
        filters.forEach((column, value) -> check(column, value.length(), 0, MAX_SEARCH));
        filters = Map.copyOf(filters);
    }

    /** The first rows in the list's own order. */
    public static ListQuery first(int limit) {
        return at(0, limit);
    }

    /** Rows from an offset in the list's own order. */
    public static ListQuery at(long offset, int limit) {
        return new ListQuery(offset, limit, "", false, "", Map.of());
    }

    /** The same query, narrowed to a value of a column. */
    public ListQuery where(String column, String value) {
        var narrowed = new LinkedHashMap<>(filters);
        narrowed.put(column, value);
        return new ListQuery(offset, limit, sort, descending, search, narrowed);
    }

    /** The same query, narrowed to rows that contain a text. */
    public ListQuery containing(String text) {
        return new ListQuery(offset, limit, sort, descending, text, filters);
    }

    private static void check(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new ListQueryIsOutOfBounds(what, value, least, most);
        }
    }
}
