package org.codexfield.evidence.service;

import java.util.Optional;

/**
 * A document and where the log holds it.
 *
 * @param document the canonical JSON text whose digest the leaf names
 * @param inclusion the proof; empty for the seconds until the log has taken the leaf
 */
public record LoggedDocumentView(String document, Optional<InclusionView> inclusion) {}
