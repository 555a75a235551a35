package org.codexfield.shared.web;

import java.util.List;
import java.util.Map;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;

/**
 * One page of a history that is read from its newest line on, with links to what is beside it.
 *
 * @param number of the page, from 1
 * @param total how many lines there are in all
 */
public record Excerpt<T>(List<T> items, int number, long total) {

    private static final int SIZE = 100;
    private static final int MAX_NUMBER = 10_000;

    /** Reads the page of this number; anything but a number means the first. */
    public static <T> Excerpt<T> read(String number, ListTable.Source<T> source) {
        int wanted = number.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(number) : 1;
        int reachable = Math.min(wanted, MAX_NUMBER);
        Page<T> page =
                source.page(new ListQuery((reachable - 1L) * SIZE, SIZE, "at", true, "", Map.of()));
        return new Excerpt<>(page.items(), reachable, page.total());
    }

    /** Whether there is more than one page. */
    public boolean paged() {
        return total > SIZE || number > 1;
    }

    /** The place of its newest line, counted from the newest of all. */
    public long first() {
        return items.isEmpty() ? 0 : (number - 1L) * SIZE + 1;
    }

    /** The place of its oldest line. */
    public long last() {
        return items.isEmpty() ? 0 : first() + items.size() - 1;
    }

    /** Whether newer lines are on the page before. */
    public boolean newer() {
        return number > 1;
    }

    /** Whether older lines are on the page after. */
    public boolean older() {
        return (long) number * SIZE < total;
    }
}
