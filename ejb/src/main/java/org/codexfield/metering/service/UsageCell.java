package org.codexfield.metering.service;

import java.time.LocalDate;

/**
 * What one group used on one day.
 *
 * @param onDay in UTC
 * @param key of the group; empty for all that are not among the groups
 */
public record UsageCell(LocalDate onDay, String key, UsageSums sums) {}
