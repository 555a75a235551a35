package org.codexfield.capsules.service;

import java.time.Instant;
import java.util.UUID;

/**
 * A version as its own organisation's list shows it.
 *
 * @param capsule the name of its capsule, {@code organisation/slug}
 */
public record OwnVersionRow(
        UUID id,
        String capsule,
        String slug,
        String kind,
        String version,
        String status,
        String title,
        Instant createdAt) {}
