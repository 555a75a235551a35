package org.codexfield.evidence.model;

import org.codexfield.evidence.verify.LogLeaf;
import org.codexfield.shared.Digest;

/**
 * A leaf at its place.
 *
 * @param index its position, from 0
 * @param leaf what it says
 * @param hash its leaf hash (RFC 9162 section 2.1.1)
 */
public record LoggedLeaf(long index, LogLeaf leaf, Digest hash) {}
