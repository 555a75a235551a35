package org.codexfield.settlement.model;

import org.codexfield.shared.Digest;

/**
 * A posting of which the journal has the transaction already.
 *
 * @param contentDigest what it said
 */
public record Recorded(Posted posted, Digest contentDigest) {}
