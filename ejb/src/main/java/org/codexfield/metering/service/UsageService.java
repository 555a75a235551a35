package org.codexfield.metering.service;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.codexfield.identity.CurrentUser;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.Participants;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.ListQueryIsOutOfBounds;

/** What the caller's organisation used, what was used of it, and what its nodes served. */
@Stateless
@RolesAllowed("user")
public class UsageService {

    /** So many groups are told apart; the rest is summed up. */
    public static final int MOST_GROUPS = 10;

    @Inject UsageViews views;
    @Inject Participants participants;
    @Inject CurrentUser currentUser;
    @Inject Clock clock;

    /** The day of today, as usage counts days. */
    public LocalDate today() {
        return clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /**
     * Usage of the caller's organisation.
     *
     * @param asked narrowed by {@code side, by, from, to, capsule, grant} and {@code node}
     * @throws ListQueryIsOutOfBounds if one of these cannot be read, or the period is too long
     */
    public UsageReport report(ListQuery asked) {
        var query = UsageQuery.of(asked, today());
        var own = currentUser.caller().organisation();
        var top = views.top(own, query, MOST_GROUPS);
        var keys = top.stream().map(UsageViews.Top::key).collect(Collectors.toSet());
        var cells = views.cells(own, query, keys);
        var sums =
                cells.stream()
                        .collect(
                                Collectors.toMap(UsageCell::key, UsageCell::sums, UsageSums::plus));
        var byDay = query.by() == UsageBy.DAY;
        return new UsageReport(
                query.side().code(),
                query.by().code(),
                query.from(),
                query.to(),
                sums.values().stream().reduce(UsageSums.NONE, UsageSums::plus),
                byDay ? days(cells) : named(top, sums),
                top.isEmpty() ? 0 : top.get(0).groups() - top.size(),
                byDay ? UsageSums.NONE : sums.getOrDefault("", UsageSums.NONE),
                cells);
    }

    private static List<UsageGroup> days(List<UsageCell> cells) {
        return cells.stream()
                .map(
                        cell -> {
                            var day = cell.onDay().toString();
                            return new UsageGroup(day, day, "", cell.sums());
                        })
                .toList();
    }

    private List<UsageGroup> named(List<UsageViews.Top> top, Map<String, UsageSums> sums) {
        var names =
                participants.organisationNames(
                        top.stream()
                                .map(group -> new OrganisationId(group.party()))
                                .collect(Collectors.toSet()));
        return top.stream()
                .map(
                        group ->
                                new UsageGroup(
                                        group.key(),
                                        group.name(),
                                        names.getOrDefault(new OrganisationId(group.party()), ""),
                                        sums.getOrDefault(group.key(), UsageSums.NONE)))
                .toList();
    }
}
