package org.codexfield.capsules.service;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A version as its page shows it. What is sealed is told as it was sealed.
 *
 * @param protocol how it is called, if it is
 * @param withdrawalReason why it was taken back; empty while it was not
 * @param revision counts the changes of the draft and of where it stands; the ETag of writes
 */
public record VersionView(
        UUID id,
        String capsule,
        String version,
        String kind,
        String status,
        String title,
        String description,
        String card,
        List<String> tags,
        Optional<String> protocol,
        List<ParentView> parents,
        long partCount,
        long sizeBytes,
        Optional<String> manifestDigest,
        Instant createdAt,
        Optional<Instant> sealedAt,
        Optional<Instant> publishedAt,
        Optional<Instant> withdrawnAt,
        String withdrawalReason,
        long revision) {

    /**
     * A parent of a version.
     *
     * @param capsule its name and number, if the caller may see it
     * @param termsDigest the terms, once it is sealed and if there are any
     * @param shareKind {@code none}, {@code fixed} or {@code cascading}; {@code none} in a draft
     */
    public record ParentView(
            String manifestDigest,
            String relation,
            Optional<String> capsule,
            Optional<String> version,
            Optional<String> termsDigest,
            String shareKind,
            int sharePpm) {}
}
