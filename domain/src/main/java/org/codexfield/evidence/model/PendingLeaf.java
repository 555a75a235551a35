package org.codexfield.evidence.model;

import org.codexfield.evidence.verify.LogLeaf;

/**
 * A leaf that a log has yet to take.
 *
 * @param position its place in the queue
 * @param leaf what it says
 */
public record PendingLeaf(long position, LogLeaf leaf) {}
