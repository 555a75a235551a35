package org.codexfield.capsules.service;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A version as lists show it. */
public record VersionRow(
        UUID id,
        String version,
        String status,
        String title,
        Optional<String> manifestDigest,
        Instant createdAt,
        Optional<Instant> publishedAt) {}
