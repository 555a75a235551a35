package org.codexfield.evidence.service;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A message of the outbox as it is shown: never with its payload, which may hold a secret.
 *
 * @param state {@code pending}, {@code sending}, {@code sent} or {@code failed}
 * @param attempts how many deliveries were begun
 * @param nextAttemptAt when the next is due; empty when none will be made
 * @param lastError why the last failed, or why none is made; empty for no reason
 */
public record OutboxMessageView(
        UUID id,
        String topic,
        String key,
        String state,
        int attempts,
        Optional<Instant> nextAttemptAt,
        String lastError,
        Instant createdAt,
        Optional<Instant> sentAt) {}
