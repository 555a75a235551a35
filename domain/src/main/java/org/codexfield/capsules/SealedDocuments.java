package org.codexfield.capsules;

import java.util.Optional;

/**
 * What shows a sealed version.
 *
 * @param manifest the canonical text
 * @param signature the detached JWS of the creator
 * @param ownership the ownership credential; empty for the seconds until the log has taken the seal
 */
public record SealedDocuments(String manifest, String signature, Optional<String> ownership) {}
