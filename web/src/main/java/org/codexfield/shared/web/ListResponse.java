package org.codexfield.shared.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list as the API gives it. The address of the next page is in the {@code Link}
 * header too (RFC 8288, {@code rel="next"}).
 *
 * @param items at most {@code limit} of them
 * @param next what to send as {@code next} for the page after this; absent on the last page
 * @param total how many there are on all pages
 */
public record ListResponse<T>(List<T> items, @Nullable String next, long total) {

    /** Copies the items. */
    public ListResponse {
        items = List.copyOf(items);
    }

    /** The same page of other things, usually response records made from views. */
    public <R> ListResponse<R> map(Function<? super T, ? extends R> change) {
        return new ListResponse<>(items.stream().<R>map(change).toList(), next, total);
    }
}
