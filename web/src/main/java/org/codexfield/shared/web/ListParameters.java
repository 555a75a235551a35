package org.codexfield.shared.web;

import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;

/**
 * The query parameters that every list takes: {@code limit} (1 to 200, 50 by default), {@code
 * next}, {@code q} (text to search), {@code sort} (a column, descending with a leading {@code -}),
 * and the list's own {@link Filters}. A parameter that the list does not know is refused.
 *
 * <pre>{@code
 * @GET
 * @Filters("status")
 * public ListResponse<MemberResponse> members(@BeanParam ListParameters list) {
 *     return list.page(query -> members.list(organisation, query)).map(MemberResponse::of);
 * }
 * }</pre>
 */
public class ListParameters {

    /** The rows of a page when the caller does not say. */
    public static final int DEFAULT_LIMIT = 50;

    private static final Set<String> COMMON = Set.of("limit", "next", "q", "sort");

    @Context private UriInfo uri;
    @Context private ResourceInfo resource;

    /** For the container. */
    public ListParameters() {}

    ListParameters(UriInfo uri, ResourceInfo resource) {
        this.uri = uri;
        this.resource = resource;
    }

    /**
     * Reads the page that the parameters ask for.
     *
     * @param read gives one page of the list
     * @throws RequestIsRefused if a parameter is unknown, repeated, out of bounds, or if the cursor
     *     belongs to another query
     */
    public <T> ListResponse<T> page(Function<ListQuery, Page<T>> read) {
        ListQuery start = start(filters());
        String path = uri.getPath();
        String next = single("next");
        long offset = next.isEmpty() ? 0 : Cursor.offset(path, start, next);
        Page<T> page = read.apply(at(start, offset));
        long after = offset + page.items().size();
        boolean last = page.items().isEmpty() || after >= page.total();
        return new ListResponse<>(
                page.items(), last ? null : Cursor.of(path, start, after), page.total());
    }

    /**
     * What the parameters narrow the list to, for an answer that has no pages.
     *
     * @throws RequestIsRefused as {@link #page} says
     */
    public ListQuery narrowed() {
        return start(filters());
    }

    private Set<String> filters() {
        Filters filters = resource.getResourceMethod().getAnnotation(Filters.class);
        return filters == null ? Set.of() : Set.of(filters.value());
    }

    private ListQuery start(Set<String> filters) {
        var narrowed = new LinkedHashMap<String, String>();
        for (String name : uri.getQueryParameters().keySet()) {
            if (filters.contains(name)) {
                narrowed.put(name, single(name));
            } else if (!COMMON.contains(name)) {
                throw unknown(name, filters);
            }
        }
        String sort = single("sort");
        boolean descending = sort.startsWith("-");
        return new ListQuery(
                0,
                limit(),
                descending ? sort.substring(1) : sort,
                descending,
                single("q"),
                narrowed);
    }

    private static ListQuery at(ListQuery start, long offset) {
        return new ListQuery(
                offset,
                start.limit(),
                start.sort(),
                start.descending(),
                start.search(),
                start.filters());
    }

    private int limit() {
        String limit = single("limit");
        return limit.isEmpty()
                ? DEFAULT_LIMIT
                : Parameters.integer("limit", limit, ListQuery.MAX_LIMIT);
    }

    private String single(String name) {
        MultivaluedMap<String, String> given = uri.getQueryParameters();
        List<String> values = Objects.requireNonNullElse(given.get(name), List.of());
        if (values.size() > 1) {
            throw Parameters.refused(name, "is given " + values.size() + " times; give it once");
        }
        return values.isEmpty() ? "" : values.get(0);
    }

    private static RequestIsRefused unknown(String name, Set<String> filters) {
        var known = new TreeSet<>(COMMON);
        known.addAll(filters);
        return Parameters.refused(name, "is not known here; known are " + known);
    }
}
