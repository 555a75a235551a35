package org.codexfield.capsules.service;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A capsule as the catalogue shows it: its newest published version.
 *
 * @param creator the DID of the organisation that sealed it
 */
public record CatalogueEntry(
        UUID id,
        String capsule,
        String organisation,
        String creator,
        String version,
        String kind,
        String title,
        String description,
        List<String> tags,
        String manifestDigest,
        int partCount,
        long sizeBytes,
        Instant publishedAt) {}
