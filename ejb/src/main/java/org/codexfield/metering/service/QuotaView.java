package org.codexfield.metering.service;

import java.time.Instant;

/**
 * How much of a limit is used in the window of now.
 *
 * @param window the unit of the window, for example {@code month}
 * @param most how many calls are permitted
 * @param used how many there are receipts of
 * @param end when they are there again
 */
public record QuotaView(String window, long most, long used, Instant end) {}
