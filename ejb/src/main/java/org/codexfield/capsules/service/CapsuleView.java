package org.codexfield.capsules.service;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A capsule as lists and pages show it.
 *
 * @param capsule its name, {@code organisation/slug}
 * @param listed the number of the version that the catalogue shows
 * @param title the title of that version, else of the newest that says anything
 */
public record CapsuleView(
        UUID id,
        String capsule,
        String organisation,
        String slug,
        String kind,
        Optional<String> listed,
        Optional<String> title,
        Instant createdAt) {}
