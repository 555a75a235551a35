package org.codexfield.identity.persistence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.codexfield.shared.ListQuery;

/**
 * A filter by the status of something that expires. The table says {@code PENDING} or {@code
 * ACTIVE} for ever; whether that is over is a matter of the time, so the filter is too.
 *
 * @param query without the filter that the condition stands for
 * @param condition to be added to {@code WHERE}; empty for none
 * @param moments the parameters of the condition
 */
record Standing(ListQuery query, String condition, List<Instant> moments) {

    private static final String STATUS = "status";

    /**
     * Reads the filter of a query.
     *
     * @param open the condition for rows that can expire
     * @param expiry the column that says when
     */
    static Standing of(ListQuery query, String open, String expiry, Instant now) {
        var status = query.filters().getOrDefault(STATUS, "");
        return switch (status) {
            case "pending", "active" ->
                    timed(query, " AND " + open + " AND " + expiry + " > ?", now);
            case "expired" -> timed(query, " AND " + open + " AND " + expiry + " <= ?", now);
            default -> new Standing(query, "", List.of());
        };
    }

    private static Standing timed(ListQuery query, String condition, Instant now) {
        var others = new LinkedHashMap<>(query.filters());
        others.remove(STATUS);
        var rest =
                new ListQuery(
                        query.offset(),
                        query.limit(),
                        query.sort(),
                        query.descending(),
                        query.search(),
                        others);
        return new Standing(rest, condition, List.of(now));
    }

    /** The parameters of the whole condition: those that come before, and its own. */
    List<Object> parameters(Object... before) {
        var all = new ArrayList<Object>(Arrays.asList(before));
        all.addAll(moments);
        return all;
    }
}
