package org.codexfield.licensing;

import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.shared.Digest;

/**
 * A version of a capsule that an offer covers.
 *
 * @param manifestDigest its name in every document
 */
public record OfferedVersion(VersionNumber number, Digest manifestDigest) {}
