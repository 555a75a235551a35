package org.codexfield.canary.evidence.smtp;

import org.codexfield.evidence.service.OutboxService;

/** Services call adapters, not the other way about. */
public record CallsAService(OutboxService outbox) {}
