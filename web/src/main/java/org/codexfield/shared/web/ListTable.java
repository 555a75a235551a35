package org.codexfield.shared.web;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;

/**
 * A table over a list of a service, which pages, sorts and searches in the database.
 *
 * <pre>{@code
 * private final LazyTable<MemberView> rows =
 *         ListTable.of(query -> members.list(slug, query), MemberView::id);
 * }</pre>
 */
public final class ListTable {

    private ListTable() {}

    /** The list of a service; serializable because tables live as long as their page. */
    @FunctionalInterface
    public interface Source<T> extends Serializable {

        /** One page of the list. */
        Page<T> page(ListQuery query);
    }

    /**
     * @param source answers one page; it may narrow the query by what the page filters
     * @param key names a row, for selection
     */
    public static <T> LazyTable<T> of(Source<T> source, Rows.Key<T> key) {
        return new LazyTable<>(query -> rows(source, query), key);
    }

    /** An export asks for more rows at once than a service gives. */
    private static <T> Rows<T> rows(Source<T> source, Rows.Query query) {
        List<T> rows = new ArrayList<>();
        long total;
        Page<T> page;
        do {
            int missing = query.size() - rows.size();
            page = source.page(asked(query, rows.size(), Math.min(missing, ListQuery.MAX_LIMIT)));
            rows.addAll(page.items());
            total = page.total();
        } while (!page.items().isEmpty()
                && rows.size() < query.size()
                && query.offset() + rows.size() < total);
        return new Rows<>(rows, total);
    }

    private static ListQuery asked(Rows.Query query, int done, int limit) {
        var sort = query.sort().stream().findFirst();
        return new ListQuery(
                (long) query.offset() + done,
                limit,
                sort.map(Rows.Sort::field).orElse(""),
                sort.map(Rows.Sort::descending).orElse(false),
                query.search().orElse(""),
                Map.of());
    }
}
