package org.codexfield.licensing.persistence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.codexfield.identity.Role;
import org.codexfield.licensing.service.LicensingViews.Waiting;
import org.codexfield.licensing.service.Viewer;

/**
 * Which rows a viewer sees: a condition for {@code WHERE} and its parameters.
 *
 * @param parameters in the order of their places
 */
record RequestScope(String condition, List<Object> parameters) {

    private static final String RUNNING = "r.status IN ('SUBMITTED', 'IN_REVIEW')";

    /** The requests that the viewer may see, narrowed to those that wait on somebody. */
    static RequestScope of(Viewer viewer, Waiting waiting, Instant now) {
        var visible = visible(viewer);
        return switch (waiting) {
            case ANY -> visible;
            case ME -> visible.and(mine(viewer));
            case OTHERS ->
                    visible.and(new RequestScope("r.status <> 'DRAFT'", List.of()))
                            .and(
                                    new RequestScope(
                                            "(" + RUNNING + " OR r.status = 'RETURNED')",
                                            List.of()))
                            .and(mine(viewer).not());
            case OVERDUE ->
                    visible.and(new RequestScope(RUNNING + " AND r.due_at <= ?", List.of(now)));
        };
    }

    /** The grants that the viewer may see. */
    static RequestScope ofGrants(Viewer viewer, Optional<Instant> endsBefore, Instant now) {
        var sides = ofGrants(viewer);
        return endsBefore
                .map(
                        before ->
                                sides.and(
                                        new RequestScope(
                                                "g.status <> 'REVOKED' AND g.valid_until > ?"
                                                        + " AND g.valid_until <= ?",
                                                List.of(now, before))))
                .orElse(sides);
    }

    private static RequestScope ofGrants(Viewer viewer) {
        var none = new RequestScope("1 = 0", List.of());
        var own = List.<Object>of(viewer.organisation().value());
        var held = viewer.asConsumer() ? new RequestScope("g.consumer_id = ?", own) : none;
        return viewer.asProvider() ? held.or(new RequestScope("g.provider_id = ?", own)) : held;
    }

    /** A draft is its requester's alone, and nobody else's before it is handed in. */
    private static RequestScope visible(Viewer viewer) {
        var none = new RequestScope("1 = 0", List.of());
        var asked =
                viewer.asConsumer()
                        ? new RequestScope(
                                "r.consumer_id = ? AND (r.round > 0 OR r.requester_account = ?)",
                                List.of(viewer.organisation().value(), viewer.account().value()))
                        : none;
        return viewer.asProvider()
                ? asked.or(
                        new RequestScope(
                                "r.provider_id = ? AND r.round > 0",
                                List.of(viewer.organisation().value())))
                : asked;
    }

    private static RequestScope mine(Viewer viewer) {
        return new RequestScope(
                        "r.requester_account = ? AND r.status IN ('DRAFT', 'RETURNED')",
                        List.of(viewer.account().value()))
                .or(decidable(viewer));
    }

    /** What the viewer's roles may decide and the separation of duties leaves to them. */
    private static RequestScope decidable(Viewer viewer) {
        var parameters = new ArrayList<Object>();
        parameters.add(viewer.organisation().value());
        viewer.roles().stream().map(Role::name).forEach(parameters::add);
        var person = viewer.account().value();
        parameters.addAll(List.of(person, person, person));
        var elsewhere = new StringBuilder();
        for (var membership : viewer.memberships()) {
            elsewhere.append(" AND (r.consumer_id <> ?");
            parameters.add(membership.organisation().value());
            membership
                    .leftAt()
                    .ifPresent(
                            left -> {
                                elsewhere.append(" OR r.created_at > ?");
                                parameters.add(left);
                            });
            elsewhere.append(')');
        }
        return new RequestScope(
                RUNNING
                        + " AND r.stage_organisation = ? AND r.stage_role IN ("
                        + places(viewer.roles())
                        + ") AND r.requester_account <> ? AND r.beneficiary_account <> ?"
                        + " AND NOT EXISTS (SELECT 1 FROM licensing.request_entry e"
                        + " WHERE e.request_id = r.id AND e.decider = ? AND e.stage <> r.stage)"
                        + " AND (r.provider_id = r.consumer_id OR r.status = 'SUBMITTED'"
                        + " OR (1 = 1"
                        + elsewhere
                        + "))",
                parameters);
    }

    private RequestScope and(RequestScope other) {
        return joined(" AND ", other);
    }

    private RequestScope or(RequestScope other) {
        return joined(" OR ", other);
    }

    private RequestScope not() {
        return new RequestScope("NOT (" + condition + ")", parameters);
    }

    private RequestScope joined(String word, RequestScope other) {
        var all = new ArrayList<>(parameters);
        all.addAll(other.parameters);
        return new RequestScope("((" + condition + ")" + word + "(" + other.condition + "))", all);
    }

    /** As many places as there are values; for none, one that nothing equals. */
    private static String places(Collection<?> values) {
        return values.isEmpty() ? "''" : String.join(", ", Collections.nCopies(values.size(), "?"));
    }
}
