package org.codexfield.evidence.service;

import java.time.Instant;
import java.util.Optional;

/**
 * A log in the list of logs.
 *
 * @param origin its name in this installation
 * @param name the origin line of its checkpoints
 * @param treeSize how many leaves it has
 * @param root the root of that tree, in hex
 * @param signedAt when that root was signed; empty when there is no leaf yet
 */
public record LogView(
        String origin, String name, long treeSize, String root, Optional<Instant> signedAt) {}
