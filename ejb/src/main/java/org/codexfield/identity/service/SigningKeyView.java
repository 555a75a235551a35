package org.codexfield.identity.service;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.codexfield.identity.model.SigningKey;

/** A signing key as lists show it. */
public record SigningKeyView(
        UUID id,
        String kid,
        String publicKeyMultibase,
        String custody,
        String status,
        Instant createdAt,
        Optional<Instant> endedAt) {

    /** The keys, the newest first. */
    static List<SigningKeyView> of(List<SigningKey> keys) {
        return keys.stream()
                .map(
                        key ->
                                new SigningKeyView(
                                        key.id().value(),
                                        key.kid(),
                                        key.publicKeyMultibase(),
                                        key.custody().name().toLowerCase(Locale.ROOT),
                                        key.status().name().toLowerCase(Locale.ROOT),
                                        key.createdAt(),
                                        key.endedAt()))
                .sorted(Comparator.comparing(SigningKeyView::id).reversed())
                .toList();
    }
}
