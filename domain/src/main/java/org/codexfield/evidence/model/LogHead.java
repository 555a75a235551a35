package org.codexfield.evidence.model;

/**
 * A log and how far it has grown.
 *
 * @param id the log's number in the store
 * @param origin its name in this installation, for example {@code decisions}
 * @param treeSize how many leaves it has
 */
public record LogHead(int id, String origin, long treeSize) {}
