package org.codexfield.metering.service;

import java.time.LocalDate;
import java.util.List;

/**
 * Usage in a period.
 *
 * @param side {@code consumed, provided} or {@code served}
 * @param by {@code capsule, grant, node} or {@code day}
 * @param from the first day, in UTC
 * @param to the last day
 * @param total of all
 * @param groups those with most MU, most first; by day all days with usage in their order
 * @param otherGroups how many groups there are besides
 * @param others what those used together
 * @param cells by day and group, in the order of days; where groups are days, of the empty key
 */
public record UsageReport(
        String side,
        String by,
        LocalDate from,
        LocalDate to,
        UsageSums total,
        List<UsageGroup> groups,
        long otherGroups,
        UsageSums others,
        List<UsageCell> cells) {}
