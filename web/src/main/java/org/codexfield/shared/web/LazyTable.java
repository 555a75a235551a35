package org.codexfield.shared.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/**
 * A table that asks for one page at a time.
 *
 * <pre>{@code
 * private final LazyTable<MemberView> rows =
 *         new LazyTable<>(
 *                 query -> {
 *                     var page = members.list(query.text("name"), query.offset(), query.size());
 *                     return new Rows<>(page.items(), page.total());
 *                 },
 *                 MemberView::id);
 * }</pre>
 */
public final class LazyTable<T> extends LazyDataModel<T> {

    private static final long serialVersionUID = 1L;

    /**
     * Rows vanish while somebody looks at the last page; a page then shows the last one that is
     * left. An export reads in larger batches until one is empty, and must see the empty one.
     */
    private static final int LARGEST_PAGE = 250;

    private final Rows.Source<T> source;
    private final Rows.Key<T> key;

    /**
     * @param source answers one page
     * @param key names a row, for selection
     */
    public LazyTable(Rows.Source<T> source, Rows.Key<T> key) {
        this.source = source;
        this.key = key;
    }

    /** Unknown before the page is read, which brings the count along. */
    @Override
    public int count(Map<String, FilterMeta> filterBy) {
        return 0;
    }

    @Override
    public List<T> load(
            int first, int size, Map<String, SortMeta> sortBy, Map<String, FilterMeta> filterBy) {
        Rows<T> page = ask(first, size, sortBy, filterBy);
        int total = Math.toIntExact(page.total());
        int reachable = recalculateFirst(first, size, total);
        if (page.rows().isEmpty() && reachable < first && size <= LARGEST_PAGE) {
            page = ask(reachable, size, sortBy, filterBy);
        }
        setRowCount(total);
        return page.rows();
    }

    private Rows<T> ask(
            int first, int size, Map<String, SortMeta> sortBy, Map<String, FilterMeta> filterBy) {
        List<Rows.Sort> sort =
                sortBy.values().stream()
                        .filter(SortMeta::isActive)
                        .sorted()
                        .map(meta -> new Rows.Sort(meta.getField(), meta.getOrder().isDescending()))
                        .toList();
        Map<String, Object> filter = new LinkedHashMap<>();
        filterBy.forEach(
                (name, meta) -> {
                    if (meta.isActive() && meta.getFilterValue() != null) {
                        filter.put(
                                meta.isGlobalFilter() ? name : meta.getField(),
                                meta.getFilterValue());
                    }
                });
        return source.rows(new Rows.Query(first, size, sort, filter));
    }

    @Override
    public String getRowKey(T row) {
        return String.valueOf(key.of(row));
    }

    @Override
    public @Nullable T getRowData(String rowKey) {
        return getWrappedData().stream()
                .filter(row -> getRowKey(row).equals(rowKey))
                .findFirst()
                .orElse(null);
    }
}
