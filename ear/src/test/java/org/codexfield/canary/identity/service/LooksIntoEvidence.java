package org.codexfield.canary.identity.service;

import org.codexfield.evidence.model.AuditEntry;

/** Identity may know what evidence publishes, and not how evidence keeps it. */
public record LooksIntoEvidence(AuditEntry entry) {}
