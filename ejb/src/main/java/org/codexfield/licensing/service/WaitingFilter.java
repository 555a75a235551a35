package org.codexfield.licensing.service;

import java.util.LinkedHashMap;
import org.codexfield.licensing.service.LicensingViews.Waiting;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.ListQueryIsOutOfBounds;

/**
 * The filter {@code waiting} of a query, which is no column.
 *
 * @param query without the filter
 */
record WaitingFilter(Waiting waiting, ListQuery query) {

    private static final String NAME = "waiting";

    static WaitingFilter of(ListQuery query) {
        var others = new LinkedHashMap<>(query.filters());
        var wanted = others.remove(NAME);
        if (wanted == null) {
            return new WaitingFilter(Waiting.ANY, query);
        }
        var rest =
                new ListQuery(
                        query.offset(),
                        query.limit(),
                        query.sort(),
                        query.descending(),
                        query.search(),
                        others);
        return new WaitingFilter(waiting(wanted), rest);
    }

    private static Waiting waiting(String code) {
        return switch (code) {
            case "me" -> Waiting.ME;
            case "others" -> Waiting.OTHERS;
            case "overdue" -> Waiting.OVERDUE;
            default -> throw new ListQueryIsOutOfBounds(NAME, "[me, others, overdue]");
        };
    }
}
