package org.codexfield.metering.service;

import java.util.UUID;
import org.codexfield.shared.Digest;

/**
 * A reported call.
 *
 * @param source the node
 * @param state {@code accepted}, or {@code metered} once the receipt exists
 * @param payload the digest of what the event says
 * @param receipt the receipt that it gets or has
 */
public record UsageEventView(UUID source, String id, String state, Digest payload, UUID receipt) {}
