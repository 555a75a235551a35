package org.codexfield.shared.web;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One page of a table and how many rows there are in all.
 *
 * @param rows those of the page asked for
 * @param total of all that match the filter
 */
public record Rows<T>(List<T> rows, long total) {

    /**
     * What a table asks for.
     *
     * @param offset of the first row, from 0
     * @param size how many rows at most
     * @param sort the most important first; empty for the usual order
     * @param filter by field name; fields that do not filter are absent
     */
    public record Query(int offset, int size, List<Sort> sort, Map<String, Object> filter) {

        /** What was typed into the search box of the table, if anything. */
        public Optional<String> search() {
            return text("globalFilter");
        }

        /** What a text filter was given, if anything. */
        public Optional<String> text(String field) {
            return Optional.ofNullable(filter.get(field))
                    .map(value -> value.toString().strip())
                    .filter(text -> !text.isEmpty());
        }
    }

    /**
     * By which field, and which way.
     *
     * @param field as the column names it
     * @param descending the highest first
     */
    public record Sort(String field, boolean descending) {}

    /** Answers a query; serializable because tables live as long as their page. */
    @FunctionalInterface
    public interface Source<T> extends Serializable {

        /** The rows for this query. */
        Rows<T> rows(Query query);
    }

    /** Names a row; the name goes to the browser and comes back with a selection. */
    @FunctionalInterface
    public interface Key<T> extends Serializable {

        /** The name of this row, unique in the table. */
        Object of(T row);
    }
}
