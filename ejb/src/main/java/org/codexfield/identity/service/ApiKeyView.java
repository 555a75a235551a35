package org.codexfield.identity.service;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An API key as lists show it; the secret is nowhere. */
public record ApiKeyView(
        UUID id,
        UUID member,
        String memberName,
        String name,
        List<String> scopes,
        String status,
        Instant issuedAt,
        Instant expiresAt,
        Optional<Instant> lastUsedAt) {}
