package org.codexfield.canary.evidence.web;

import org.codexfield.evidence.model.AuditEntry;

/** A page shows views, not aggregates. */
public record LooksIntoTheModel(AuditEntry entry) {}
