package org.codexfield.licensing.service;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.ListQueryIsOutOfBounds;

/**
 * The filters of a query of grants that are no columns: {@code side}, {@code given} or {@code
 * held}, and {@code endsWithin}, a number of days.
 *
 * @param query without them
 */
record GrantFilter(String side, Optional<Integer> endsWithinDays, ListQuery query) {

    private static final String SIDE = "side";
    private static final String ENDS = "endsWithin";
    private static final Map<String, Integer> DAYS = Map.of("30", 30, "60", 60, "90", 90);

    static GrantFilter of(ListQuery query) {
        var others = new LinkedHashMap<>(query.filters());
        var side = Optional.ofNullable(others.remove(SIDE)).orElse("");
        var ends = Optional.ofNullable(others.remove(ENDS));
        if (!side.isEmpty() && !side.equals("given") && !side.equals("held")) {
            throw new ListQueryIsOutOfBounds(SIDE, "[given, held]");
        }
        if (ends.isPresent() && !DAYS.containsKey(ends.get())) {
            throw new ListQueryIsOutOfBounds(ENDS, "[30, 60, 90]");
        }
        return new GrantFilter(
                side,
                ends.map(DAYS::get),
                new ListQuery(
                        query.offset(),
                        query.limit(),
                        query.sort(),
                        query.descending(),
                        query.search(),
                        others));
    }

    Viewer narrow(Viewer viewer) {
        return new Viewer(
                viewer.account(),
                viewer.organisation(),
                viewer.roles(),
                viewer.asConsumer() && !side.equals("given"),
                viewer.asProvider() && !side.equals("held"),
                viewer.memberships());
    }
}
