package org.codexfield.licensing.service;

import org.codexfield.capsules.OfferedPolicy;
import org.codexfield.shared.Digest;

/**
 * A version that an open offer covers.
 *
 * @param version its manifest
 */
public record CoveredVersion(Digest version, OfferedPolicy policy) {}
